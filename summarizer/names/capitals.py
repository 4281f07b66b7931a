"""Capitals, as newspapers of the lexicons' languages write them.

They stand for their governments: "Paris would pay", "Moscow rejects".
"""

_CAPITALS = frozenset(
    """
    abuja accra addis-ababa algiers alger argel amman ankara astana athens athènes atenas atene
    athen athene baghdad bagdad baku bakou bamako bangkok beijing pékin pekín pechino pequim
    peking beirut beyrouth beirute belgrade belgrad belgrado berlin berlín berlino berlim berlijn
    bern berne berna bogotá bogota brasília brasilia bratislava brussels bruxelles bruselas
    brüssel brussel bruxelas bucharest bucarest bukarest budapest cairo caire kairo canberra
    caracas chisinau chișinău copenhagen copenhague kopenhagen dakar damascus damas damasco
    damaskus delhi new-delhi dhaka doha dublin dublín dublino hanoi harare havana habana helsinki
    islamabad jakarta yakarta kabul kaboul kampala khartoum kigali kinshasa kyiv kiev kiew lisbon
    lisbonne lisboa lisbona lissabon ljubljana london londres londra londen lusaka luxembourg
    madrid manila maputo mexico-city minsk mogadishu montevideo moscow moscou moscú mosca moskau
    moskou moscovo nairobi niamey nicosia oslo ottawa ouagadougou paris parís parigi parijs phnom-
    penh podgorica prague praga prag praag pretoria pristina pyongyang quito rabat riga riyadh
    riad riyad rome roma rom sarajevo seoul séoul seúl skopje stockholm tallinn taipei tashkent
    tbilisi tehran téhéran teherán teheran tirana tokyo tokio tóquio tripoli tunis vienna vienne
    viena wien wenen vilnius warsaw varsovie varsovia varsavia warschau varsóvia washington
    wellington yerevan zagreb
    """.split()
)


def is_capital(name: str) -> bool:
    """Tell whether a name, folded or not, is that of a state's capital."""
    return name.casefold().replace(" ", "-") in _CAPITALS

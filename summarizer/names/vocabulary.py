"""Words that tell what a capitalised span is: titles, heads of organisations, connectors.

Facts about languages, folded to lower case; several languages share one table because a word
that is a title in one of them is hardly ever something else in another.
"""

from functools import lru_cache

ARTICLES = frozenset(
    "the a an le la les un une el los las il lo gli i uno una der die das den dem des ein eine "
    "de het een o os as um uma l'".split()
)

CONNECTORS = frozenset(
    "of for de du des del dello della delle dei degli di da do dos das d van von der den zu zur la "
    "le al el "
    "d' dell' all' bin ibn ben of y e und et and & on pour para per fur für voor to".split()
)
CONJUNCTIONS = frozenset("and et y e und en och og & i".split())
LINKS_BEHIND = {"es": "dar"}
"""What a name may go on over behind one word alone, being a verb elsewhere: "Dar es Salaam"."""
ARTICLE_AFTER_OF = frozenset("the la le les las los el der die das gli l'".split())

LINKS = CONNECTORS | ARTICLE_AFTER_OF
"""What a name may go on over: "Bank of Norland", "Ministry of the Environment"."""
PARTING = frozenset("to on for per para für voor zu".split())
"""What parts two names, unless the first is a title or heads a body: "Estia to Norland"."""

ELIDED = frozenset("l d dell all nell dall sull un qu s n c j m".split())

# One word each; several in a row make up a longer title ("Deputy Prime Minister").
TITLES = frozenset(
    """
    mr mrs ms miss dr gov sen rep gen lt sgt capt hon sir dame lord lady
    highness excellency majesty eminence hrh
    king queen prince princess pope emperor sheikh sultan emir imam
    president presidents president-elect
    secretaries chancellors vice vice-president chancellor premier prime minister ministers
    secretary undersecretary under-secretary deputy assistant acting former interim special
    ambassador envoy consul charge chargé d'affaires d’affaires affaires commissioner governor
    mayor councillor councilwoman councilman alderman alderwoman
    trustee resident senator representative congressman congresswoman mp mep judge justice
    attorney
    general admiral colonel captain major lieutenant sergeant commander marshal brigadier
    secretary-general under-secretary-general attorney-general director-general major-general
    lieutenant-general
    lieutenant-colonel vice-premier vice-chancellor vice-chair co-chair co-chairman co-chairwoman
    ex-president ex-minister
    leader speaker whip professor prof emeritus rev reverend bishop archbishop cardinal chief
    director chairman
    chairwoman chair chairperson ceo cfo spokesperson spokesman spokeswoman foreign defence
    defense home finance interior coach officer inspector detective
    m mme mlle monsieur madame président présidente ministre premier première secrétaire
    ambassadeur ambassadrice directeur directrice général générale maire gouverneur chancelier
    chancelière sénateur sénatrice député députée porte-parole
    sr sra señor señora presidente presidenta ministro ministra primer primera secretario
    secretaria embajador embajadora director directora gobernador gobernadora alcalde alcaldesa
    canciller portavoz don doña
    herr frau präsident präsidentin minister ministerin kanzler kanzlerin bundeskanzler
    bundeskanzlerin außenminister außenministerin botschafter botschafterin sprecher sprecherin
    ministerpräsident ministerpräsidentin bundespräsident bundespräsidentin vizepräsident
    finanzminister finanzministerin innenminister innenministerin wirtschaftsminister
    wirtschaftsministerin verteidigungsminister verteidigungsministerin umweltminister
    verkehrsminister regierungssprecher regierungssprecherin
    staatssekretär staatssekretärin bürgermeister bürgermeisterin
    landeshauptmann landeshauptfrau landesrat landrat stadtrat ministerpräsident
    vorsitzende vorsitzender personalvorstand finanzvorstand technikvorstand präsidenten
    primeiro-ministro primeira-ministra ministra presidenta chanceler embaixador embaixadora
    secretário secretária prefeito prefeita governador governadora senadora deputado deputada
    vereador vereadora juiz juíza vice-presidente vice-primeiro-ministro porta-voz
    signor signora onorevole ministro sindaco sindaca ambasciatore ambasciatrice segretario
    segretaria cancelliere governatore governatrice senatore senatrice deputato deputata
    vicepresidente viceministro assessore assessora prefetto giudice procuratore procuratrice
    vicepresidenta viceministra juez jueza diputado diputada concejal exministro exministra
    expresidente expresidenta exalcalde exalcaldesa
    vice-président vice-présidente mairesse préfet préfète procureur procureure juge cheffe
    burgemeester wethouder oud-wethouder staatssecretaris woordvoerder woordvoerster
    voorzitter voorzitster fractievoorzitter partijleider kamerlid gedeputeerde commissaris
    minister-president oud-minister oud-premier vicepremier koning koningin prins prinses
    """.split()
)

GOVERNMENT_HEADS = frozenset(
    """
    government governments ministry ministries department embassy parliament senate congress
    commissione comisión comissão commissie kommission
    cabinet administration council-of-ministers authority commission delegation court courts
    tribunal municipality prefecture army navy military police force forces guard treasury
    gouvernement ministère ambassade parlement sénat armée marine tribunal cour mairie
    gobierno ministerio embajada parlamento senado ejército armada corte ayuntamiento
    regierung ministerium auswärtiges botschaft bundestag bundesrat bundesregierung heer marine
    governo ministero ambasciata parlamento senato esercito comune
    office house assembly state-department
    """.split()
)

ORGANISATION_HEADS = frozenset(
    """
    standards organisation organization union association agency bank fund council committee
    conference
    university institute college school academy centre center foundation federation league
    alliance coalition forum society party movement church group network board bureau institution
    nations trust programme program mission office news press times herald post journal magazine
    radio television broadcasting hospital museum club team corps partnership initiative summit
    confederation syndicate chamber observatory society secretariat front brigade brigades
    organisation union association agence banque fonds conseil comité conférence université
    institut école centre fondation fédération ligue alliance forum parti mouvement église
    organización unión asociación agencia banco fondo consejo comité universidad instituto
    escuela centro fundación federación liga alianza foro partido movimiento iglesia cruz
    organisation verband verein bank fonds rat ausschuss universität institut schule zentrum
    stiftung bund liga partei bewegung kirche kreuz cross crescent
    organizzazione unione associazione agenzia banca consiglio università istituto scuola
    fondazione lega partito movimento chiesa
    """.split()
)

ROMANCE = frozenset({"fr", "es", "it", "pt"})

# German writes a title and its office as one word: "Landesrätin", "Verkehrsministerin".
TITLE_ENDINGS = tuple(
    "minister ministerin ministern ministerinnen ministers präsident präsidentin präsidenten"
    " personalvorstand finanzvorstand technikvorstand fraktionsvize parteivize kanzler kanzlerin"
    " rätin "
    "direktor direktorin sprecher sprecherin sekretär sekretärin kommissar kommissarin "
    "botschafter botschafterin vorsitzende vorsitzender chef chefin leiter leiterin meister "
    "meisterin anwalt anwältin bischof beauftragte beauftragter".split()
)
_SHORTEST_FIRST_PART = 3


_LAST_LETTERS = frozenset(ending[-2:] for ending in TITLE_ENDINGS)


@lru_cache(maxsize=32768)
def is_title(key: str) -> bool:
    """Tell whether a folded word is a title, or ends in one as German compounds do."""
    if key in TITLES:
        return True
    return key[-2:] in _LAST_LETTERS and any(
        key.endswith(ending) and len(key) >= len(ending) + _SHORTEST_FIRST_PART
        for ending in TITLE_ENDINGS
    )


# What a body is called by before its name, at the head of a sentence: no part of the name.
_KINDS = frozenset(
    "retailer brewer brewery insurer operator utility shipper miner lender refiner bookseller"
    " drugmaker start-up startup conglomerate manufacturer supplier developer broadcaster".split()
)
_KIND_ENDINGS = ("maker", "organisatie", "bedrijf", "vakbond")


def is_kind(key: str) -> bool:
    """Tell whether a folded word says what kind of firm bears the name behind it: "carmaker"."""
    return key in _KINDS or key.endswith(_KIND_ENDINGS)


COMPANY_HEADS = frozenset(
    """
    inc ltd plc llc corp corporation company co gmbh ag se sa s.a. s.p.a. spa bv nv oy ab as kg
    holdings holding industries airlines airways lines ferries shipping shipyards railways motors
    pharmaceuticals technologies consortium foods brands breweries semiconductors telecom bancorp
    aerospace enterprises a/s asa aps sarl srl ltda pty oyj kgaa
    """.split()
)

# "the Future of Babylon project", "the IMU system": the name of a thing.
THING_NOUNS = frozenset(
    "project projects programme program system systems study survey tax taxes method model "
    "process campaign scheme missile missiles tank tanks howitzer howitzers"
    " rocket rockets drone drones vaccine virus disease festival projet système programa sistema "
    "proyecto projekt".split()
)

# Spans headed by one of these are things, not actors.
THING_HEADS = frozenset(
    """
    agreement treaty act bill law plan strategy declaration resolution protocol convention
    charter accord deal memorandum day week month year award prize cup games festival war
    street road square avenue river lake sea ocean mount mountain bridge airport station building
    gate tower palace temple accord traité loi résolution déclaration acuerdo tratado ley
    resolución abkommen vertrag gesetz erklärung dialogue summit framework compact report
    regulation directive
    """.split()
)

# Acronyms of what nobody is, "GDP growth of 4 percent", or of an office, "the PM".
THING_ACRONYMS = frozenset(
    "gdp gnp vat r&d usd eur gbp pm fm mp mps mou mous aids hiv dna ai gps gw mw kw"
    " gwh mwh twh tv covid covid-19 co2 pib bip pil bbp iva tva vih sida".split()
)

CURRENCY_MARKS = frozenset(
    "rs inr usd eur gbp aed kes ksh ngn zar ghs tk dh dhs sar qar kr".split()
)
"""What stands before a sum and, after a name, is no part of it: "ACME Saur Rs 42,000 crore"."""

HONORIFICS = frozenset("highness excellency majesty eminence hrh".split())
"""Titles that are no office: "His Highness"."""

FEASTS = frozenset(
    """
    christmas easter lent ramadan eid passover hanukkah diwali thanksgiving pentecost whitsun
    noël pâques pentecôte navidad ostern weihnachten pfingsten silvester pasqua kerst kerstmis
    pasen páscoa
    """.split()
)
"""Days by which something is to be done; alone they are no name, "Easter Island" is one."""

PEOPLE_ENDINGS = ("n", "an", "ian", "i", "ic", "ish", "ese", "er")
"""What makes the adjective of a land of its name: "Kestrian", "Norlandic"."""

# "Neighbouring Estia": the name is Estia.
DESCRIBING_ADJECTIVES = frozenset(
    "neighbouring neighboring nearby visiting outgoing incoming ruling fellow rival oil-rich"
    " landlocked war-torn cash-strapped"
    " state-owned state-run".split()
)

WAYS_AND_VESSELS = frozenset(
    """
    river rivers lake lakes canal strait reservoir ship ships tanker tankers freighter ferry ferries
    vessel vessels trawler yacht frigate destroyer submarine warship icebreaker barge
    fleuve rivière lac détroit navire navires pétrolier cargo chalutier frégate
    río ríos lago buque buques petrolero carguero fragata fiume nave navi petroliera traghetto
    rio navio navios petroleiro fluss schiff schiffe frachter tanker fähre rivier schip schepen
    veerboot
    """.split()
)
"""What has a name in front of which it is told, and is nobody: "the river Teel"."""

DIRECTIONS = frozenset(
    "north south east west northern southern eastern western new upper lower inner outer".split()
)

PLACE_HEADS = frozenset("city town county village borough district province".split())
"""What is nobody's name alone: "the needs of the City"."""

# A lower-case noun that turns the adjective before it into a body: "the Syrian opposition".
# Heads that are a name by themselves; any other lone head ("the Court") is not.
LONE_HEADS = frozenset(
    "parliament congress senate bundestag bundesrat bundesregierung treasury parlement".split()
)

COLLECTIVE_NOUNS = frozenset(
    """
    government governments opposition military army navy police parliament authorities embassy
    delegation delegations coastguard regime rebels militants administration presidency
    gouvernement opposition armée police autorités gobierno oposición ejército policía
    autoridades regierung opposition polizei governo opposizione esercito polizia
    autorità governo oposição exército polícia regering oppositie leger politie autoriteiten
    """.split()
)

COLLECTIVE_PAIRS = frozenset(
    [
        ("coast", "guard"),
        ("border", "guard"),
        ("border", "guards"),
        ("border", "police"),
        ("air", "force"),
        ("armed", "forces"),
        ("foreign", "ministry"),
        ("defence", "ministry"),
        ("defense", "ministry"),
        ("interior", "ministry"),
        ("finance", "ministry"),
        ("central", "bank"),
    ]
)
"""Two lower-case words that do the same: "the Finnish coast guard"."""

# A possessive after one of these belongs to the name: "People's Army", "Children's Fund".
POSSESSIVE_NAMES = frozenset(
    "people peoples children women workers men farmers teachers king queen nation world".split()
)

LOCATIVES = frozenset(
    "in inside within across from near off throughout at en dans à aux chez sur in nel nella em na "
    "no mainland northern southern eastern western central".split()
)

STATE_FORMS = frozenset(
    """
    kingdom republic state federation commonwealth government governments royaume république
    gouvernement reino república gobierno königreich republik regierung regno repubblica governo
    islamic federal democratic people people's
    """.split()
)

GERMAN_DEEDS = frozenset(
    """
    will wird hat sicherte vereinbarte wies zahlt liefert senkt erhöht begann stieg
    verpflichtete sagte lehnte kündigte forderte stimmte versprach weigerte erklärte verlangte
    begrüßte bestritt warnte plant unterzeichnete beschloss billigte dementierte
    """.split()
)
DEEDS = GERMAN_DEEDS | frozenset(
    """
    will would shall has had said says announced agreed pledged promised vowed refused rejected
    signed urged called plans intends wants welcomed denied confirmed
    hat haben wird werden werde
    """.split()
)
"""What only somebody does: a word without an article in front of one is a name."""
DEEDS_IN = {
    "fr": frozenset("a ont va vont".split()),
    "es": frozenset("ha han va van".split()),
    "it": frozenset("ha hanno".split()),
    "pt": frozenset("vai vão tem têm".split()),
    "nl": frozenset(
        "heeft zal zullen gaat gaan dreigt wil weigert eist roept riep belooft beloofde zei"
        " vindt".split()
    ),
}
"""Further ones of a language, which mean something else in others."""

TIME_WORDS = frozenset(
    """
    today yesterday tomorrow last next this early late since earlier later meanwhile however
    hier demain aujourd'hui ayer mañana hoy gestern heute morgen ieri oggi domani
    """.split()
)

BODY_HEADS = ORGANISATION_HEADS | GOVERNMENT_HEADS | COMPANY_HEADS | THING_HEADS
"""Heads of the names of bodies and things."""

LOOSE = CONNECTORS | ARTICLES
"""What never ends a name, and begins one as a part of it only."""

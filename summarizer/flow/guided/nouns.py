"""Common nouns that can act, by what they stand for: "the group" may be a company, a wall not."""

# Folded; several languages share a line because a noun of one hardly means another thing elsewhere.
_WORDS = {
    "company": """company companies group firm concern conglomerate enterprise corporation operator
        airline carrier utility manufacturer producer developer builder supplier retailer
        contractor insurer lender start-up startup subsidiary brewery brewer refinery publisher
        broadcaster maker shipbuilder shipyard
        entreprise societe compagnie groupe exploitant operateur constructeur fabricant
        empresa compania grupo firma laboratorio operador azienda societa gruppo impresa companhia
        konzern unternehmen hersteller betreiber bedrijf onderneming petroleira construtora
        montadora mineradora siderurgica petrolifera minera petrolera electrica aerolinea
        compagnia maatschappij fabrikant
        verzekeraar versicherer assureur aseguradora seguradora""",
    "government": """government cabinet administration authorities gouvernement gobierno governo
        regierung regering ejecutivo esecutivo executivo executif kabinett kabinet gabinete""",
    "ministry": "ministry ministere ministerio ministero ministerium ministerie",
    "court": "court tribunal cour corte juzgado gericht rechtbank",
    "union": "union syndicat sindicato sindacato gewerkschaft vakbond bond gremio vakcentrale",
    "council": """council municipality conseil mairie ayuntamiento consejo comune consiglio
        stadtrat gemeenteraad prefeitura conselho""",
    "parliament": "parliament senate congress parlement parlamento senado senat",
    "party": "party parti partido partito partei partij",
    "bank": "bank banque banco banca",
    "body": """body agency commission committee board authority association federation organisation
        organization fund charity foundation alliance league institute university watchdog
        regulator coalition club society department cooperative co-operative trust
        agence federation organisation comite fonds agencia asociacion fundacion federacion
        organizacion comision fondo colegio verband verein stiftung behorde kommission agentur
        burgerinitiative associacao fundacao federacao organizacao comissao associazione fondazione
        federazione organizzazione commissione vereniging stichting organisatie hulporganisatie
        commissie federatie""",
    "bloc": "bloc",
    "forces": """army military troops forces navy police armee ejercito tropas fuerzas esercito
        truppe truppen armee leger polizei policia""",
    "country": "country nation pays pais paese land",
    "minister": "minister ministre ministro ministra ministerin",
    "president": "president mandatario mandataria presidente presidenta prasident prasidentin",
    "mayor": """mayor maire mairesse alcalde alcaldesa sindaco sindaca burgermeister
        burgermeisterin burgemeester prefeito prefeita""",
    "chief": """executive ceo director manager head chair chairman chairwoman chief
        directeur directrice directora direttore leiter leiterin""",
    "spokesman": """spokesman spokeswoman spokesperson porte-parole portavoz sprecher
        sprecherin woordvoerder woordvoerster portavoce porta-voz""",
    "judge": "judge juge juez jueza giudice richter richterin rechter juiz juiza",
    "envoy": """envoy ambassador ambassadeur ambassadrice embajador embajadora botschafter
        botschafterin ambasciatore ambasciatrice embaixador embaixadora mediator negotiator""",
    "leader": "leader premier chancellor governor secretary commissioner senator general coach",
    "lawmaker": """lawmaker deputy depute deputee deputato deputata diputado diputada deputado
        deputada senatore senatrice senador senadora abgeordneter abgeordnete kamerlid gedeputeerde
        vereador vereadora concejal conseiller conseillere consigliere consigliera""",
    "expert": """lawyer professor economist engineer archaeologist scientist researcher doctor
        farmer activist campaigner""",
}
_CLASSES = {word: name for name, words in _WORDS.items() for word in words.split()}
PERSONS = frozenset(
    "minister president mayor chief spokesman judge envoy leader lawmaker expert".split()
)
"""Classes of nouns that mean one human being."""


def class_of(noun: str) -> str | None:
    """Return the class of a folded noun, or ``None`` if the noun names nothing that acts."""
    if noun.endswith("maker"):
        return "company"
    return _CLASSES.get(noun) or (_CLASSES.get(noun[:-1]) if noun.endswith("s") else None)


def is_plural(noun: str) -> bool:
    """Tell whether a folded noun means several of those that can act: "unions"."""
    return noun.endswith("s") and noun not in _CLASSES and noun[:-1] in _CLASSES

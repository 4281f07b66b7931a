"""Where an action begins and ends in the words of its sentence."""

import pytest

from summarizer.flow.guided.action_starts import behind_cue
from summarizer.flow.guided.action_subjects import with_announced_subject, with_passive_subject
from summarizer.flow.guided.action_tails import balanced, without_tail
from summarizer.flow.guided.action_wording import not_as_refused, without_other_acts
from summarizer.flow.guided.governing_words import with_governing_words
from summarizer.flow.guided.own_words import (
    is_told_elsewhere,
)
from summarizer.flow.guided.phrases import condition_in, deadline_in, own_part
from summarizer.lexicon import Cue, cues


def cue_in(text: str, word: str, language: str = "en") -> Cue:
    return next(cue for cue in cues(text, language) if cue.text.casefold() == word)


@pytest.mark.parametrize(
    ("sentence", "word", "answer", "action"),
    [
        (
            "Holt has ruled out using the army to unload food.",
            "ruled out",
            "unload food",
            "using the army to unload food",
        ),
        (
            "Norland promised to ask parliament to raise taxes.",
            "promised",
            "raise taxes",
            "ask parliament to raise taxes",
        ),
        (
            "Norland pledged 5 million crowns to rebuild the pier.",
            "pledged",
            "rebuild the pier",
            "5 million crowns to rebuild the pier",
        ),
        (
            "Holt urged senators to ask the court to annul the law.",
            "urged",
            "annul the law",
            "ask the court to annul the law",
        ),
        (
            "Holt promised that the next convoy would pass.",
            "promised",
            "pass",
            "the next convoy would pass",
        ),
        (
            "Holt invited both sides to her office on Friday.",
            "invited",
            "her office on Friday",
            "both sides to her office on Friday",
        ),
    ],
)
def test_an_action_keeps_what_it_hangs_on(
    sentence: str, word: str, answer: str, action: str
) -> None:
    assert with_governing_words(answer, sentence, cue_in(sentence, word), "en") == action


@pytest.mark.parametrize(
    ("sentence", "word", "action"),
    [
        ("Norland agreed on Thursday to reopen the border.", "agreed", "reopen the border"),
        ("Norland promised Estia to reopen the border.", "promised", "reopen the border"),
        ("Norland urged both states to allow trains.", "urged", "allow trains"),
        ("Norland pledged to clear mines and to share its maps.", "pledged", "share its maps"),
        ("Norland solemnly promised formally to pay.", "promised", "pay"),
        ("Norland promised that it would pay.", "promised", "pay"),
        ("Norland rejected an Estian request to lift visas.", "rejected", "lift visas"),
    ],
)
def test_names_days_and_another_act_are_nothing_to_hang_on(
    sentence: str, word: str, action: str
) -> None:
    assert with_governing_words(action, sentence, cue_in(sentence, word), "en") == action


@pytest.mark.parametrize(
    ("sentence", "word", "action"),
    [
        ("Estia's minister, Anna Holt, called for her release.", "called for", "her release"),
        ("Norland, Holt said, will pay for the pier.", "will", "pay for the pier"),
        ("Holt demanded a binding accord.", "demanded", "a binding accord"),
    ],
)
def test_an_answer_that_is_the_whole_sentence_is_cut_to_what_stands_behind_the_cue(
    sentence: str, word: str, action: str
) -> None:
    whole = sentence.rstrip(".")
    assert behind_cue(whole, sentence, cue_in(sentence, word), "en") == action


def test_what_goes_on_with_another_act_is_not_the_action() -> None:
    sentence = "Estia paid for the study, which Norland accepted and Varn is still considering."
    cue = cue_in(sentence, "accepted")
    whole = sentence.rstrip(".")
    assert behind_cue(whole, sentence, cue, "en") == whole


@pytest.mark.parametrize(
    ("action", "bare"),
    [
        ("recall its envoy, the presidency said", "recall its envoy"),
        ("recall its envoy,” he said on Friday", "recall its envoy"),
        ("give 85 million, of which 19 million are paid", "give 85 million"),
        ("review its accord with the Union, under which it has received 640 million", None),
        ('answer "in kind" and could review its accord', 'answer "in kind"'),
        ("run a port with old machines.”", "run a port with old machines"),
        ("rappeler son ambassadeur, a annoncé la présidence", "rappeler son ambassadeur"),
        ("rebuild the pier, and for years they have argued", "rebuild the pier"),
        ("rebuild the pier, as the town had asked", "rebuild the pier"),
        ("rebuild the pier, as well as the road", "rebuild the pier, as well as the road"),
        ("rebuild the pier, according to a communiqué", "rebuild the pier"),
        ("pay 5 million, 3 million of it this year", "pay 5 million, 3 million of it this year"),
    ],
)
def test_an_action_goes_without_who_says_so_and_what_is_told_of_it(
    action: str, bare: str | None
) -> None:
    assert without_tail(action) == (bare or "review its accord with the Union")


def test_quotation_marks_go_in_pairs() -> None:
    assert balanced('pay "in full" by May') == 'pay "in full" by May'
    assert balanced('pay in full."') == "pay in full"
    assert balanced("“we pay") == "we pay"


def test_what_ought_to_be_done_is_told_with_what_it_is_done_to() -> None:
    sentence = "Holt said the money must be spent on sirens."
    assert with_passive_subject("be spent on sirens", sentence) == "the money to be spent on sirens"
    assert with_passive_subject("spend it on sirens", sentence) == "spend it on sirens"
    sentence = "Holt promised that Mr Venn would not be held in the capital."
    held = with_passive_subject("be held in the capital", sentence)
    assert held == "Mr Venn not to be held in the capital"
    assert with_passive_subject("be ready", "Holt said she would be ready.") == "be ready"


def test_a_refusal_ends_where_something_is_undertaken() -> None:
    assert not_as_refused("never accept the dam and would go to court") == "accept the dam"


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("They will stay out for as long as it takes.", None),
        ("They will, if necessary, go to court.", None),
        ("They will stay out even if nobody is paid.", None),
        ("They will stay out as long as nobody is paid.", "as long as nobody is paid"),
        ("They will go to court if nobody is paid.", "if nobody is paid"),
    ],
)
def test_a_turn_of_speech_is_no_condition(text: str, condition: str | None) -> None:
    assert condition_in(text, "en") == condition


@pytest.mark.parametrize(
    ("sentence", "word", "action"),
    [
        ("Sie versprach, alle Brücken zu erneuern.", "versprach", "alle Brücken zu erneuern"),
        ("Neue Schulden schloss er aus.", "schloss er aus", "Neue Schulden"),
        ("Holt verlangte einen eigenen Fonds.", "verlangte", "einen eigenen Fonds"),
        ("Holt forderte die Bahn auf, bis Mai zu zahlen.", "forderte", "bis Mai zu zahlen"),
        ("Holt versprach, den Plan beizubehalten.", "versprach", "den Plan beizubehalten"),
        (
            "Holt kündigte an, das Amt werde die Löhne erhöhen.",
            "kündigte an",
            "die Löhne erhöhen",
        ),
        ("Die Bahn wird die Löhne erhöhen.", "wird", "die Löhne erhöhen"),
        ("Holt sagte, sein Land werde dem Plan folgen.", "werde", "dem Plan folgen"),
        ("Im Mai wird die Bahn Löhne zahlen.", "wird", "Im Mai wird die Bahn Löhne zahlen"),
    ],
)
def test_in_german_the_action_stands_behind_the_verb_a_comma_or_in_front(
    sentence: str, word: str, action: str
) -> None:
    whole = sentence.rstrip(".")
    assert behind_cue(whole, sentence, cue_in(sentence, word, "de"), "de") == action


@pytest.mark.parametrize(
    ("sentence", "word", "language", "action"),
    [
        ("La Doronie versera 45 millions.", "versera", "fr", "versera 45 millions"),
        ("O Brasil investirá 1,2 bilhão.", "investirá", "pt", "investirá 1,2 bilhão"),
        ("La ministra descartó, en cambio, que llueva hoy.", "descartó", "es", "llueva hoy"),
        ("La France a signé à Genève un accord.", "signé", "fr", "un accord"),
        ("El Gobierno decidió el jueves pagar todo.", "decidió", "es", "pagar todo"),
        ("Vos beloofde de Kamer om haast te maken.", "beloofde", "nl", "haast te maken"),
        ("De Unie zal het plan beoordelen.", "zal", "nl", "het plan beoordelen"),
        ("La France va construire un pont.", "va construire", "fr", "construire un pont"),
        ("O Brasil vai fiscalizar as obras.", "vai fiscalizar", "pt", "fiscalizar as obras"),
    ],
    ids=lambda one: one.split()[0],
)
def test_where_an_action_begins_in_other_languages(
    sentence: str, word: str, language: str, action: str
) -> None:
    whole = sentence.rstrip(".")
    assert behind_cue(whole, sentence, cue_in(sentence, word, language), language) == action


def test_what_another_does_is_cut_off_behind_a_comma() -> None:
    sentence = "China agreed in June to postpone payments, but has declined to write off debt."
    whole = "postpone payments, but has declined to write off debt"
    cue = cue_in(sentence, "agreed")
    assert without_other_acts(whole, sentence, cue, "en") == "postpone payments"
    sentence = "Holt promised to repeal the law, and her deputy, Jan Roe, said the party would sue."
    whole = sentence.removeprefix("Holt promised to ").rstrip(".")
    cue = cue_in(sentence, "promised")
    assert without_other_acts(whole, sentence, cue, "en") == "repeal the law"


@pytest.mark.parametrize(
    ("text", "language", "deadline"),
    [
        ("They will pay by Friday.", "en", "Friday"),
        ("Pagarán antes del lunes.", "es", "lunes"),
        ("Ils paieront d'ici au 1er août.", "fr", "1er août"),
        ("Sie zahlen bis Freitag.", "de", "Freitag"),
    ],
)
def test_a_weekday_is_a_deadline(text: str, language: str, deadline: str) -> None:
    assert deadline_in(text, language) == deadline


def test_the_deadline_of_another_verb_is_not_that_of_the_act() -> None:
    sentence = "Medisoft said it had closed the gap within 24 hours and would offer a check."
    part = own_part(sentence, cue_in(sentence, "would"), "en")
    assert deadline_in(part, "en") is None


def test_behind_a_quotation_stands_who_says_it() -> None:
    told = "pay what we owe,” its lawyer, Benedikt Amsel, told reporters"
    assert without_tail(told) == "pay what we owe"


def test_a_german_relative_clause_is_not_the_action() -> None:
    sentence = "Bayern und Tirol haben sich auf ein Verbot geeinigt, das im Mai gelten soll."
    whole = sentence.rstrip(".")
    cue = next(cue for cue in cues(sentence, "de") if cue.status == "agreed")
    assert behind_cue(whole, sentence, cue, "de") == whole


@pytest.mark.parametrize(
    ("sentence", "word", "answer", "action"),
    [
        (
            "Holt promised an independent inquiry, to be led by a judge.",
            "promised",
            "be led by a judge",
            "an independent inquiry",
        ),
        (
            "The pool signed a contract for 20 million doses, in what would be the largest order.",
            "signed",
            "be the largest order",
            "a contract for 20 million doses",
        ),
    ],
)
def test_what_is_told_of_a_promise_in_passing_is_not_what_is_promised(
    sentence: str, word: str, answer: str, action: str
) -> None:
    assert behind_cue(answer, sentence, cue_in(sentence, word), "en") == action


def test_what_is_asked_for_is_told_with_what_it_is_done_to() -> None:
    text = "Estia asked for its own experts to be admitted."
    assert with_passive_subject("be admitted", text) == "its own experts to be admitted"


def test_what_is_announced_is_told_with_what_it_is_done_to() -> None:
    text = "Mayor Jan Roe said pensions would be protected, and that fees would be cut by July."
    first, second = (cue for cue in cues(text, "en") if cue.text == "would")
    assert with_announced_subject("be protected", text, first) == "pensions to be protected"
    assert with_announced_subject("be cut by July", text, second) == "fees to be cut by July"
    assert deadline_in(own_part(text, first, "en"), "en") is None
    text = "Mayor Jan Roe said taxes would not be raised."
    (refused,) = cues(text, "en")
    assert with_announced_subject("be raised", text, refused) == "taxes to be raised"


def test_a_second_clause_of_what_is_said_is_another_act() -> None:
    text = (
        "Holt said Norland would pay the fare and that the camps at Orl and Saal would be closed."
    )
    would = next(cue for cue in cues(text, "en") if cue.text == "would")
    whole = text[would.end + 1 :].rstrip(".")
    assert without_other_acts(whole, text, would, "en") == "pay the fare"


@pytest.mark.parametrize(
    ("sentence", "word", "language", "action"),
    [
        (
            "El Gobierno aceptó aplazar la subida y las juntas de riego se comprometieron a pagar.",
            "aceptó",
            "es",
            "aplazar la subida",
        ),
        (
            "Elle s'est engagée à rouvrir le service et a annoncé une enveloppe de 18 millions.",
            "s'est engagée à",
            "fr",
            "rouvrir le service",
        ),
        (
            "Vidal exigió que los agricultores estén en la mesa que debe revisar la tarifa.",
            "exigió",
            "es",
            "los agricultores estén en la mesa que debe revisar la tarifa",
        ),
    ],
    ids=["another subject", "the same one", "en is no and"],
)
def test_an_action_ends_where_another_act_begins_in_other_languages(
    sentence: str, word: str, language: str, action: str
) -> None:
    cue = next(each for each in cues(sentence, language) if each.text.startswith(word[:9]))
    whole = behind_cue(sentence.rstrip("."), sentence, cue, language)
    assert without_other_acts(whole, sentence, cue, language) == action


def test_german_says_behind_a_comma_what_is_promised() -> None:
    text = "Brück sagte zu, die Strecke bis 2029 zu elektrifizieren."
    promised = cue_in(text, "sagte zu", "de")
    told = behind_cue(text.rstrip("."), text, promised, "de")
    assert told == "die Strecke bis 2029 zu elektrifizieren"


def test_german_tells_what_is_agreed_in_front_of_the_verb() -> None:
    text = "Die Bahn und Holt haben sich am Mittwoch auf einen Tarifvertrag geeinigt."
    agreed = next(cue for cue in cues(text, "de") if "geeinigt" in cue.text)
    assert behind_cue(text.rstrip("."), text, agreed, "de") == "einen Tarifvertrag"


def test_who_is_asked_between_commas_is_not_what_is_asked() -> None:
    text = "Holt asked their leader, Mr Abel, to come and read the text."
    asked = cue_in(text, "asked")
    assert behind_cue("come and read the text", text, asked, "en") == "come and read the text"


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("They will pay should it fail to obtain clearance.", "should it fail to obtain clearance"),
        (
            "Falk threatened to resign should his ministry lose money.",
            "should his ministry lose money",
        ),
        ("They should pay.", None),
        ("Ministers said the state should pay the fare.", None),
    ],
)
def test_a_condition_may_be_an_inversion(text: str, condition: str | None) -> None:
    assert condition_in(text, "en") == condition


def test_what_somebody_expects_is_no_part_of_what_he_will_do() -> None:
    assert without_tail("study the ruling and expects full compliance") == "study the ruling"


def test_only_with_guarantees_is_a_condition() -> None:
    text = "The council said it would return only with guarantees from both sides."
    assert condition_in(text, "en") == "only with guarantees from both sides"


@pytest.mark.parametrize(
    ("text", "word", "language", "action"),
    [
        ("Der Minister Benz lehnte eine Maut ab.", "lehnte eine maut ab", "de", "eine Maut"),
        ("Rinaldi ha escluso invece nuovi sgravi.", "escluso", "it", "nuovi sgravi"),
    ],
    ids=["inside the verb", "instead"],
)
def test_where_what_is_refused_stands_in_other_languages(
    text: str, word: str, language: str, action: str
) -> None:
    cue = next(each for each in cues(text, language) if word in each.text.casefold())
    assert behind_cue(text.rstrip("."), text, cue, language) == action


def test_who_is_invited_is_told_with_where() -> None:
    text = "Koll invited Lind to Meriden; the minister has accepted."
    invited, accepted = cue_in(text, "invited"), cue_in(text, "accepted")
    assert with_governing_words("Meriden", text, invited, "en") == "Lind to Meriden"
    assert is_told_elsewhere("the minister has accepted", accepted, "en")


def test_something_that_is_told_of_an_action_is_no_part_of_it() -> None:
    assert (
        without_tail("scrap the charges, something he had promised in 2019") == "scrap the charges"
    )


def test_what_is_expected_is_neither_part_of_the_action_nor_its_deadline() -> None:
    text = "Vane Airports will spend 640 million euros and expects more passengers by 2035."
    will = cue_in(text, "will")
    assert without_tail("spend 640 million euros and expect more passengers by 2035") == (
        "spend 640 million euros"
    )
    assert deadline_in(own_part(text, will, "en"), "en") is None


@pytest.mark.parametrize(
    ("action", "bare"),
    [
        ("hold hearings and awarded them damages", "hold hearings"),
        ("be repaired and returned to the town", None),
        ("stop dredging, handing a rare victory to the village", "stop dredging"),
        ("pay by May, giving the firm 60 days", None),
        ("share secrets, President Ann Poe of Estia told a press conference", "share secrets"),
        ("push for an inspector, but the motion died", "push for an inspector"),
        ("het plan beoordelen, liet een woordvoerder weten", "het plan beoordelen"),
    ],
)
def test_what_somebody_else_did_or_it_led_to_is_no_part(action: str, bare: str | None) -> None:
    assert without_tail(action) == (bare or action)


def test_an_answer_may_begin_inside_the_words_that_announce_it() -> None:
    text = 'Holt said Estia would "not write cheques" and left.'
    refused = cue_in(text, 'would "not')
    assert refused.status == "refused"
    assert behind_cue('not write cheques"', text, refused, "en") == 'write cheques"'


def test_a_german_refusal_is_told_without_not() -> None:
    assert not_as_refused("dem Paket nicht zustimmen") == "dem Paket zustimmen"
    assert not_as_refused("keinem Vertrag zustimmen") == "keinem Vertrag zustimmen"


def test_who_says_so_is_no_part_of_a_single_word() -> None:
    assert without_tail('pay," said its director, Tim Okafor') == "pay"

"""The language of an article is told by its script or its small words."""

import pytest

from summarizer.language import detect_language

SAMPLES = {
    "en": "The government said on Friday that it would pay for the new harbour, which was "
    "damaged by a storm.",
    "fr": "Le gouvernement a déclaré vendredi qu’il paierait le nouveau port, qui a été "
    "endommagé par une tempête.",
    "es": "El Gobierno dijo el viernes que pagará el nuevo puerto, que fue dañado por una "
    "tormenta en la costa.",
    "de": "Die Regierung erklärte am Freitag, dass sie den neuen Hafen bezahlen werde, der von "
    "einem Sturm beschädigt wurde.",
    "it": "Il governo ha detto venerdì che pagherà per il nuovo porto, che è stato danneggiato "
    "da una tempesta.",
    "pt": "O governo disse na sexta-feira que vai pagar o novo porto, que foi danificado por "
    "uma tempestade no norte do país.",
    "nl": "De regering zei vrijdag dat ze de nieuwe haven zal betalen, die door een storm werd "
    "beschadigd.",
    "pl": "Rząd powiedział w piątek, że zapłaci za nowy port, który został uszkodzony przez burzę.",
    "sv": "Regeringen sade på fredagen att den ska betala för den nya hamnen, som har skadats "
    "av en storm.",
    "da": "Regeringen sagde fredag, at den vil betale for den nye havn, som blev beskadiget af "
    "en storm.",
    "no": "Regjeringen sa fredag at den vil betale for den nye havnen, som ble skadet av en "
    "storm etter nyttår.",
    "fi": "Hallitus sanoi perjantaina, että se maksaa uuden sataman, jota myrsky on "
    "vahingoittanut, mutta ei vielä tänä vuonna.",
    "ro": "Guvernul a declarat vineri că va plăti pentru noul port, care a fost avariat de o "
    "furtună în această lună.",
    "cs": "Vláda v pátek uvedla, že zaplatí nový přístav, který byl poškozen bouří, a to už "
    "příští rok.",
    "sk": "Vláda v piatok uviedla, že zaplatí nový prístav, ktorý bol poškodený búrkou, a to "
    "už budúci rok podľa plánu.",
    "hu": "A kormány pénteken azt mondta, hogy fizet az új kikötőért, amely egy viharban "
    "károsodott meg.",
    "tr": "Hükümet cuma günü, fırtınada zarar gören yeni liman için ödeme yapacağını ve bir "
    "yıl içinde açılacağını söyledi.",
    "ru": "Правительство заявило в пятницу, что заплатит за новый порт, который был повреждён "
    "штормом.",
    "uk": "Уряд заявив у п'ятницю, що заплатить за новий порт, який був пошкоджений штормом, "
    "і відкриє його.",
    "bg": "Правителството заяви в петък, че ще плати за новото пристанище, което беше "
    "повредено от бурята през април.",
    "sr": "Влада је у петак саопштила да ће платити нову луку која је оштећена у олуји.",
    "ar": "قالت الحكومة يوم الجمعة إنها ستدفع ثمن الميناء الجديد الذي تضرر من العاصفة.",
    "fa": "دولت روز جمعه گفت که هزینه بندر جدید را که در طوفان آسیب دیده پرداخت می‌کند.",
    "he": "הממשלה אמרה ביום שישי כי תשלם עבור הנמל החדש שנפגע בסערה.",
    "el": "Η κυβέρνηση δήλωσε την Παρασκευή ότι θα πληρώσει για το νέο λιμάνι.",
    "zh": "政府星期五表示，将为在风暴中受损的新港口付款。",
    "ja": "政府は金曜日、嵐で被害を受けた新しい港の費用を支払うと述べた。",
    "ko": "정부는 금요일 폭풍으로 피해를 입은 새 항구의 비용을 지불하겠다고 밝혔다.",
    "hi": "सरकार ने शुक्रवार को कहा कि वह नए बंदरगाह के लिए भुगतान करेगी।",
}


@pytest.mark.parametrize("code", SAMPLES)
def test_one_sentence_is_enough(code: str) -> None:
    assert detect_language(SAMPLES[code]) == code


@pytest.mark.parametrize("text", ["", "1234 – 5678", "Ferrox", "Ferrox, Valtora, Meridia", "ok"])
def test_too_little_to_tell_is_taken_for_english(text: str) -> None:
    assert detect_language(text) == "en"


def test_foreign_names_and_quotations_do_not_turn_an_article() -> None:
    text = (
        "The mayor of San José de la Costa, María de los Ángeles Núñez, told the daily El País "
        "that «no hay dinero», and that the city was waiting for the money of the state. "
        "The 外交部 in Beijing did not reply to the request."
    )
    assert detect_language(text) == "en"

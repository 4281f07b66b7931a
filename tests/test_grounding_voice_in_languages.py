"""Who did it to whom, in languages whose statements go from the subject to the object."""

from collections.abc import Iterator, Mapping

import pytest
from grounding_articles import article, says

from summarizer.grounding import Grounder

# Of each language a sentence and, on the line below, a claim; then the next.
TURNED_ROUND: Mapping[str, str] = {
    "fr": """
La Norlande a exhorté la Dorne à payer.
La Dorne a exhorté la Norlande à payer.
La Norlande a exhorté la Dorne à payer.
La Norlande a été exhortée par la Dorne à payer.
La Dorne a été exhortée par la Norlande à payer.
La Dorne a exhorté la Norlande à payer.
Ada Vell a remplacé Ivo Brand au ministère.
Ivo Brand a remplacé Ada Vell au ministère.
Ada Vell, qui a remplacé Ivo Brand, a rencontré la presse.
Ivo Brand a remplacé Ada Vell.
La Norlande a attaqué la Dorne en mai.
La Dorne a attaqué la Norlande en mai.
La Norlande accuse la Dorne d'espionnage.
La Dorne accuse la Norlande d'espionnage.
La Norlande et l'Ostrelle ont averti la Dorne.
La Dorne a averti la Norlande et l'Ostrelle.
Exhortée par la Norlande à payer, la Dorne a refusé.
La Dorne a exhorté la Norlande à payer.
""",
    "es": """
Norlandia instó a Dornia a pagar.
Dornia instó a Norlandia a pagar.
Norlandia instó a Dornia a pagar.
Norlandia fue instada por Dornia a pagar.
Dornia fue instada por Norlandia a pagar.
Dornia instó a Norlandia a pagar.
Ada Vell sustituyó a Ivo Brand en el ministerio.
Ivo Brand sustituyó a Ada Vell en el ministerio.
Norlandia ha acusado a Dornia de espionaje.
Dornia ha acusado a Norlandia de espionaje.
Norlandia atacó a Dornia en mayo.
Dornia atacó a Norlandia en mayo.
Norlandia pagó a Dornia 5 millones de coronas.
Dornia pagó a Norlandia 5 millones de coronas.
Instada por Norlandia a pagar, Dornia se negó.
Dornia instó a Norlandia a pagar.
""",
    "it": """
La Norlandia ha esortato la Dornia a pagare.
La Dornia ha esortato la Norlandia a pagare.
La Norlandia ha esortato la Dornia a pagare.
La Norlandia è stata esortata dalla Dornia a pagare.
La Dornia è stata esortata dalla Norlandia a pagare.
La Dornia ha esortato la Norlandia a pagare.
Ada Vell ha sostituito Ivo Brand al ministero.
Ivo Brand ha sostituito Ada Vell al ministero.
La Norlandia ha accusato la Dornia di spionaggio.
La Dornia ha accusato la Norlandia di spionaggio.
L'Ostrellia è stata attaccata dalla Dornia.
La Dornia è stata attaccata dall'Ostrellia.
La Norlandia ha attaccato la Dornia a maggio.
La Dornia ha attaccato la Norlandia a maggio.
""",
    "pt": """
A Norlândia exortou a Dórnia a pagar.
A Dórnia exortou a Norlândia a pagar.
A Norlândia exortou a Dórnia a pagar.
A Norlândia foi exortada pela Dórnia a pagar.
A Dórnia foi exortada pela Norlândia a pagar.
A Dórnia exortou a Norlândia a pagar.
Ada Vell substituiu Ivo Brand no ministério.
Ivo Brand substituiu Ada Vell no ministério.
A Norlândia acusou a Dórnia de espionagem.
A Dórnia acusou a Norlândia de espionagem.
A Norlândia atacou a Dórnia em maio.
A Dórnia atacou a Norlândia em maio.
A Norlândia pagou à Dórnia 5 milhões de coroas.
A Dórnia pagou à Norlândia 5 milhões de coroas.
""",
}
BACKED: Mapping[str, str] = {
    "fr": """
La Norlande a exhorté la Dorne à payer.
La Dorne a été exhortée à payer par la Norlande.
La Dorne a été exhortée par la Norlande à payer.
La Norlande a exhorté la Dorne à payer.
La Dorne est exhortée par la Norlande à payer.
La Norlande exhorte la Dorne à payer.
La Norlande et la Dorne se sont accusées mutuellement d'espionnage.
La Dorne a accusé la Norlande d'espionnage.
La Norlande a envoyé de l'aide à la Dorne.
L'aide de la Norlande a été envoyée à la Dorne.
La Norlande et l'Ostrelle ont averti la Dorne.
La Dorne a été avertie par la Norlande et l'Ostrelle.
La Dorne que la Norlande a exhortée à payer est petite.
La Norlande a exhorté la Dorne à payer.
« Le prix monte », a averti Ada Vell devant la Dorne.
Ada Vell a averti que le prix monte.
L'aide a été envoyée par la Norlande à la Dorne.
La Norlande a envoyé de l'aide à la Dorne.
La Norlande a averti par lettre la Dorne.
La Norlande a averti la Dorne par lettre.
Ada Vell, qui a remplacé Ivo Brand, a rencontré la presse.
Ivo Brand a été remplacé par Ada Vell.
Telvia, rachetée par la Norlande en 2019, a fermé.
La Norlande a racheté Telvia en 2019.
Le ministre de la Norlande, Ada Vell, a accueilli le président de la Dorne.
Ada Vell a accueilli le président de la Dorne.
La Dorne a reçu de la Norlande 5 millions de couronnes.
La Norlande a versé 5 millions de couronnes reçus par la Dorne.
Le président de la Dorne, Ivo Brand, a été accueilli par Ada Vell.
Ada Vell a accueilli Ivo Brand, président de la Dorne.
L'armée de la Norlande a attaqué les ports de la Dorne.
Les ports de la Dorne ont été attaqués par l'armée de la Norlande.
La Norlande les a exhortés à payer la Dorne.
La Norlande a exhorté à payer la Dorne.
La Norlande a promis d'aider la Dorne.
La Norlande va aider la Dorne.
Selon Ada Vell, la Dorne a été attaquée en mai par la Norlande.
La Norlande a attaqué la Dorne en mai, selon Ada Vell.
Le pays que menace la Norlande est la Dorne.
La Norlande menace la Dorne.
Ada Vell, nommée par Ivo Brand en mai, dirige l'usine.
Ivo Brand a nommé Ada Vell en mai.
La Dorne a été forcée de payer la Norlande.
La Dorne a payé la Norlande.
Telvia a été vendue à la Dorne par la Norlande.
La Norlande a vendu Telvia à la Dorne.
Vell a été élue présidente de la Norlande.
La Norlande a élu Vell présidente.
L'Ostrelle et la Norlande ont invité la Dorne à Vell.
La Dorne a été invitée à Vell par l'Ostrelle.
C'est la Dorne que la Norlande a attaquée.
La Norlande a attaqué la Dorne.
Attaquée par la Norlande, la Dorne a fermé le port.
La Norlande a attaqué la Dorne.
Ada Vell a remercié les sauveteurs de la Dorne, venus aider la Norlande.
Ada Vell, de la Norlande, a remercié les sauveteurs de la Dorne.
Le pont entre la Norlande et la Dorne a été payé par l'Ostrelle.
L'Ostrelle a payé le pont entre la Norlande et la Dorne.
Accusée d'avoir armé la Dorne, la Norlande a nié.
La Norlande, accusée d'avoir armé la Dorne, a nié.
Ada Vell a appelé Ivo Brand après que la Dorne a attaqué la Norlande.
La Dorne a attaqué la Norlande.
Invité par Ada Vell, Ivo Brand a visité la Norlande mardi.
Ivo Brand, invité par Ada Vell, a visité la Norlande.
La Dorne n'a pas été invitée par la Norlande.
La Norlande n'a pas invité la Dorne.
Norlande : Ada Vell accuse Ivo Brand de fraude.
Ada Vell accuse Ivo Brand de fraude en Norlande.
La Norlande ayant averti la Dorne, le port a fermé.
La Norlande a averti la Dorne.
Pour avoir critiqué Ada Vell, Ivo Brand a été arrêté par la police de la Norlande.
La police de la Norlande a arrêté Ivo Brand.
""",
    "es": """
Norlandia instó a Dornia a pagar.
Dornia fue instada por Norlandia a pagar.
Dornia fue instada por Norlandia a pagar.
Norlandia instó a Dornia a pagar.
Norlandia y Dornia se acusaron mutuamente de espionaje.
Dornia acusó a Norlandia de espionaje.
Pagó Norlandia a Dornia 5 millones de coronas.
Norlandia pagó a Dornia 5 millones de coronas.
A Dornia la instó Norlandia a pagar.
Norlandia instó a Dornia a pagar.
Norlandia envió ayuda a Dornia.
La ayuda de Norlandia fue enviada a Dornia.
La ayuda fue enviada por Norlandia a Dornia.
Norlandia envió ayuda a Dornia.
Norlandia y Ostrelia advirtieron a Dornia.
Dornia fue advertida por Norlandia y Ostrelia.
Telvia, comprada en 2019 por Norlandia, cerró.
Norlandia compró Telvia en 2019.
Dornia, que instó a Norlandia a pagar, es pequeña.
Dornia instó a Norlandia a pagar.
Dornia, a la que instó Norlandia a pagar, es pequeña.
Norlandia instó a Dornia a pagar.
Ostrelia multó a Dornia por espiar a Norlandia.
Dornia fue multada por espiar a Norlandia.
El ejército de Norlandia atacó los puertos de Dornia.
Los puertos de Dornia fueron atacados por el ejército de Norlandia.
Norlandia le pagó a Dornia 5 millones de coronas.
Dornia recibió 5 millones de coronas que pagó Norlandia.
La presidenta de Norlandia, Ada Vell, recibió a Ivo Brand.
Ivo Brand fue recibido por la presidenta Ada Vell.
Según Ada Vell, Norlandia ha sido atacada por Dornia.
Dornia ha atacado a Norlandia, según Ada Vell.
El país al que atacó Norlandia es Dornia.
Norlandia atacó a Dornia.
Ayer visitó Norlandia la presidenta Ada Vell.
La presidenta Ada Vell visitó Norlandia.
Norlandia vendió Telvia a Dornia.
Telvia fue vendida a Dornia por Norlandia.
El pago a Dornia lo hizo Norlandia en mayo.
Norlandia hizo en mayo el pago a Dornia.
Ada Vell fue nombrada ministra por Ivo Brand.
Ivo Brand nombró ministra a Ada Vell.
A Ivo Brand lo sustituyó Ada Vell.
Ada Vell sustituyó a Ivo Brand.
Ostrelia y Norlandia invitaron a Dornia a Vell.
Dornia fue invitada a Vell por Ostrelia.
Las tropas enviadas a Dornia por Norlandia salieron.
Norlandia envió tropas a Dornia.
La carta que Norlandia envió a Dornia es larga.
Norlandia envió a Dornia una carta.
A la empresa Telvia la compró Norlandia en 2019.
Norlandia compró la empresa Telvia en 2019.
Ada Vell agradeció a Ivo Brand la ayuda que Dornia envió a Norlandia.
Dornia envió ayuda a Norlandia.
El puente entre Norlandia y Dornia fue pagado por Ostrelia.
Ostrelia pagó el puente entre Norlandia y Dornia.
Acusada de armar a Dornia, Norlandia lo negó.
Norlandia, acusada de armar a Dornia, lo negó.
Invitado por Ada Vell, Ivo Brand visitó Norlandia el martes.
Ivo Brand, invitado por Ada Vell, visitó Norlandia.
Dornia no fue invitada por Norlandia.
Norlandia no invitó a Dornia.
Tras haber criticado a Ada Vell, Ivo Brand fue detenido por la policía de Norlandia.
La policía de Norlandia detuvo a Ivo Brand.
Norlandia se siente amenazada por Dornia.
Dornia amenaza a Norlandia.
Norlandia tiene contratado a Ivo Brand.
Norlandia ha contratado a Ivo Brand.
Ada Vell dijo que Norlandia sería invitada por Dornia.
Norlandia sería invitada por Dornia, según Ada Vell.
Ada Vell no quiso pagarle a Dornia.
Ada Vell no quiso pagar a Dornia.
""",
    "it": """
La Norlandia ha esortato la Dornia a pagare.
La Dornia è stata esortata a pagare dalla Norlandia.
La Dornia è stata esortata dalla Norlandia a pagare.
La Norlandia ha esortato la Dornia a pagare.
La Dornia è stata avvertita dall'Ostrellia.
L'Ostrellia ha avvertito la Dornia.
La Norlandia e la Dornia si sono accusate a vicenda di spionaggio.
La Dornia ha accusato la Norlandia di spionaggio.
La Norlandia ha inviato aiuti alla Dornia.
Gli aiuti della Norlandia sono stati inviati alla Dornia.
Gli aiuti sono stati inviati dalla Norlandia alla Dornia.
La Norlandia ha inviato aiuti alla Dornia.
La Norlandia e l'Ostrellia hanno avvertito la Dornia.
La Dornia è stata avvertita dalla Norlandia e dall'Ostrellia.
La Norlandia ha pagato e esortato la Dornia.
La Norlandia ha esortato la Dornia.
Telvia, comprata nel 2019 dalla Norlandia, ha chiuso.
La Norlandia ha comprato Telvia nel 2019.
La Dornia, che la Norlandia ha esortato a pagare, è piccola.
La Norlandia ha esortato la Dornia a pagare.
Ha avvertito la Dornia la presidente Ada Vell.
La presidente Ada Vell ha avvertito la Dornia.
L'esercito della Norlandia ha attaccato i porti della Dornia.
I porti della Dornia sono stati attaccati dall'esercito della Norlandia.
Secondo Ada Vell, la Norlandia viene attaccata dalla Dornia.
La Dornia attacca la Norlandia, secondo Ada Vell.
Ivo Brand lo ha sostituito Ada Vell.
Ada Vell ha sostituito Ivo Brand.
Il paese che ha attaccato la Norlandia è la Dornia.
La Dornia ha attaccato la Norlandia.
La Norlandia ha venduto Telvia alla Dornia.
Telvia è stata venduta alla Dornia dalla Norlandia.
Ada Vell, nominata da Ivo Brand, dirige la fabbrica.
Ivo Brand ha nominato Ada Vell.
La nave inviata in Dornia dall'Ostrellia è ferma.
L'Ostrellia ha inviato la nave in Dornia.
L'Ostrellia e la Norlandia hanno invitato la Dornia a Vell.
La Dornia è stata invitata a Vell dall'Ostrellia.
La Norlandia si è detta pronta a pagare la Dornia.
La Norlandia è pronta a pagare la Dornia.
Visita in Norlandia di Ada Vell.
Ada Vell visita la Norlandia.
Il ponte tra la Norlandia e la Dornia è stato pagato dall'Ostrellia.
L'Ostrellia ha pagato il ponte tra la Norlandia e la Dornia.
Accusata di aver armato la Dornia, la Norlandia ha negato.
La Norlandia, accusata di aver armato la Dornia, ha negato.
Invitato da Ada Vell, Ivo Brand ha visitato la Norlandia martedì.
Ivo Brand, invitato da Ada Vell, ha visitato la Norlandia.
La Dornia non è stata invitata dalla Norlandia.
La Norlandia non ha invitato la Dornia.
Dopo aver criticato Ada Vell, Ivo Brand è stato arrestato dalla polizia della Norlandia.
La polizia della Norlandia ha arrestato Ivo Brand.
La Norlandia si sente minacciata dalla Dornia.
La Dornia minaccia la Norlandia.
Ada Vell accusa: la Dornia ha pagato Ivo Brand.
La Dornia ha pagato Ivo Brand, accusa Ada Vell.
Ad Ada Vell la Dornia ha inviato una lettera.
La Dornia ha inviato una lettera ad Ada Vell.
""",
    "pt": """
A Norlândia exortou a Dórnia a pagar.
A Dórnia foi exortada pela Norlândia a pagar.
A Dórnia foi exortada pela Norlândia a pagar.
A Norlândia exortou a Dórnia a pagar.
A Norlândia e a Dórnia acusaram-se mutuamente de espionagem.
A Dórnia acusou a Norlândia de espionagem.
A Norlândia enviou ajuda à Dórnia.
A ajuda da Norlândia foi enviada à Dórnia.
A ajuda foi enviada pela Norlândia à Dórnia.
A Norlândia enviou ajuda à Dórnia.
A Norlândia e a Ostrélia advertiram a Dórnia.
A Dórnia foi advertida pela Norlândia e pela Ostrélia.
A Telvia, comprada em 2019 pela Norlândia, fechou.
A Norlândia comprou a Telvia em 2019.
A Norlândia tinha exortado a Dórnia a pagar.
A Dórnia tinha sido exortada pela Norlândia a pagar.
O país que a Norlândia acusou de espionagem é a Dórnia.
A Norlândia acusou a Dórnia de espionagem.
O exército da Norlândia atacou os portos da Dórnia.
Os portos da Dórnia foram atacados pelo exército da Norlândia.
Segundo Ada Vell, a Norlândia foi atacada pela Dórnia.
A Dórnia atacou a Norlândia, segundo Ada Vell.
A Norlândia vendeu a Telvia à Dórnia.
A Telvia foi vendida à Dórnia pela Norlândia.
Ada Vell, nomeada por Ivo Brand, dirige a fábrica.
Ivo Brand nomeou Ada Vell.
O navio enviado à Dórnia pela Ostrélia parou.
A Ostrélia enviou o navio à Dórnia.
A Ostrélia e a Norlândia convidaram a Dórnia para Vell.
A Dórnia foi convidada para Vell pela Ostrélia.
A Norlândia está pronta a pagar à Dórnia.
A Norlândia está pronta para pagar à Dórnia.
A Dórnia recebeu da Norlândia 5 milhões de coroas.
Da Norlândia a Dórnia recebeu 5 milhões de coroas.
Foi Ivo Brand quem nomeou Ada Vell.
Ivo Brand nomeou Ada Vell.
A ponte entre a Norlândia e a Dórnia foi paga pela Ostrélia.
A Ostrélia pagou a ponte entre a Norlândia e a Dórnia.
Acusada de armar a Dórnia, a Norlândia negou.
A Norlândia, acusada de armar a Dórnia, negou.
Convidado por Ada Vell, Ivo Brand visitou a Norlândia na terça.
Ivo Brand, convidado por Ada Vell, visitou a Norlândia.
A Dórnia não foi convidada pela Norlândia.
A Norlândia não convidou a Dórnia.
Depois de ter criticado Ada Vell, Ivo Brand foi detido pela polícia da Norlândia.
A polícia da Norlândia deteve Ivo Brand.
A Norlândia sente-se ameaçada pela Dórnia.
A Dórnia ameaça a Norlândia.
A Telvia foi paga pela Dórnia.
A Dórnia pagou a Telvia.
A Dórnia vai ser atacada pela Norlândia, avisou Ada Vell.
Ada Vell avisou que a Norlândia vai atacar a Dórnia.
""",
}


def pairs(listed: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    for language, text in listed.items():
        lines = text.strip().splitlines()
        for sentence, claim in zip(lines[::2], lines[1::2], strict=True):
            yield language, sentence, claim


@pytest.mark.parametrize(("language", "sentence", "claim"), list(pairs(TURNED_ROUND)))
def test_a_claim_that_turns_it_round_is_not_backed(
    language: str, sentence: str, claim: str
) -> None:
    grounder = Grounder(article(sentence, language=language))
    problems = grounder.check(says(claim, 1)).problems
    assert any("on the other side of" in problem.message for problem in problems)
    assert grounder.check(says(sentence, 1)).ok


@pytest.mark.parametrize(("language", "sentence", "claim"), list(pairs(BACKED)))
def test_the_same_told_in_another_order_is_backed(language: str, sentence: str, claim: str) -> None:
    grounder = Grounder(article(sentence, language=language))
    assert grounder.check(says(claim, 1)).ok
    assert grounder.check(says(sentence, 1)).ok

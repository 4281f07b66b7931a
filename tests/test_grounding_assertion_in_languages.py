"""What is denied, supposed, alleged or unrealised in another language than English."""

from collections.abc import Iterator, Mapping

import pytest
from grounding_articles import article, says

from summarizer.grounding import Grounder

# Of each language a sentence and, on the line below, a claim; then the next.
NOT_BACKED: Mapping[str, str] = {
    "de": """
Die Ministerin bestritt, dass Norland die Wachen bezahlt habe.
Norland hat die Wachen bezahlt.
Dass Norland die Wachen bezahlt habe, bestritt die Ministerin.
Norland hat die Wachen bezahlt.
Die Ministerin hat bestritten, dass Norland dem Land zahlen werde.
Norland zahlt dem Land.
Der Sprecher dementierte Berichte, er habe den Vertrag unterzeichnet.
Er hat den Vertrag unterzeichnet.
Norland wies den Vorwurf zurück, es habe Beamte bestochen.
Norland hat Beamte bestochen.
Berichte, wonach Norland Beamte bestochen habe, wies der Sprecher zurück.
Norland hat Beamte bestochen.
Es ist falsch, dass Norland die Wachen bezahlt hat.
Norland hat die Wachen bezahlt.
Niemand glaubt, dass Norland die Wachen bezahlt.
Norland bezahlt die Wachen.
Ob Norland die Wachen bezahlt hat, ist unklar.
Norland hat die Wachen bezahlt.
Der Sprecher ließ offen, ob Norland den Vertrag unterzeichnet.
Norland unterzeichnet den Vertrag.
Es gibt keinerlei Hinweise darauf, dass Norland Beamte bestochen hat.
Norland hat Beamte bestochen.
Ein Blatt behauptete fälschlich, Norland habe die Wachen bezahlt.
Norland hat die Wachen bezahlt.
Norland hätte den Vertrag beinahe unterzeichnet.
Norland hat den Vertrag unterzeichnet.
Norland hörte auf, die Wachen zu bezahlen.
Norland bezahlt die Wachen.
Norland verzichtete darauf, den Vertrag zu unterzeichnen.
Norland unterzeichnete den Vertrag.
Norland weigerte sich, den Vertrag zu unterzeichnen.
Norland unterzeichnete den Vertrag.
Norland war nicht bereit, die Wachen zu bezahlen.
Norland bezahlte die Wachen.
Norland gab seine Pläne auf, einen Damm zu bauen.
Norland baut einen Damm.
Statt die Wachen zu bezahlen, kaufte Norland Boote.
Norland bezahlte die Wachen.
Norland stoppte die Lieferung von Waffen an Ostrell.
Norland liefert Waffen an Ostrell.
Ostrell hinderte Norland daran, den Vertrag zu unterzeichnen.
Norland unterzeichnete den Vertrag.
Wenn Norland die Wachen bezahlt, gehen die Gespräche weiter.
Norland bezahlt die Wachen.
Die Gespräche enden, falls Norland den Vertrag unterzeichnet.
Norland unterzeichnet den Vertrag.
Hätte Norland den Vertrag unterzeichnet, wäre Ostrell zufrieden gewesen.
Norland hat den Vertrag unterzeichnet.
Sollte Norland die Wachen bezahlen, gehen die Gespräche weiter.
Norland bezahlt die Wachen.
Kritiker werfen Norland vor, Beamte bestochen zu haben.
Norland hat Beamte bestochen.
Norland wird beschuldigt, Beamte bestochen zu haben.
Norland hat Beamte bestochen.
Die Opposition behauptet, Norland habe Beamte bestochen.
Norland hat Beamte bestochen.
Es gibt Gerüchte, dass Norland den Vertrag unterzeichnet hat.
Norland hat den Vertrag unterzeichnet.
Norland soll Beamte bestochen haben.
Norland hat Beamte bestochen.
Norland hätte den Vertrag unterzeichnen sollen.
Norland unterzeichnete den Vertrag.
Norland wird den Hafen 2030 erweitern.
Norland hat den Hafen 2030 erweitert.
Norland drohte, den Hafen zu blockieren.
Norland blockierte den Hafen.
Norland stand kurz davor, den Vertrag zu unterzeichnen.
Norland unterzeichnete den Vertrag.
Norland hofft, dass Ostrell den Vertrag unterzeichnet.
Ostrell unterzeichnet den Vertrag.
Der Minister stritt ab, dass Norland gezahlt hat.
Norland hat gezahlt.
Der Minister hat abgestritten, dass Norland gezahlt hat.
Norland hat gezahlt.
Der Minister wies Berichte von sich, dass Norland gezahlt hat.
Norland hat gezahlt.
Der Minister verneinte, dass Norland gezahlt hat.
Norland hat gezahlt.
Der Minister warf Norland vor, Beamte bestochen zu haben.
Norland hat Beamte bestochen.
Norland wurde vorgeworfen, Beamte bestochen zu haben.
Norland hat Beamte bestochen.
Norland ließ den Plan fallen, einen Damm zu bauen.
Norland baut einen Damm.
Norland sah davon ab, den Vertrag zu unterzeichnen.
Norland unterzeichnete den Vertrag.
Norland unterließ es, den Vertrag zu unterzeichnen.
Norland unterzeichnete den Vertrag.
Norland wird verdächtigt, Beamte bestochen zu haben.
Norland hat Beamte bestochen.
Der Minister widersprach, dass Norland gezahlt habe.
Norland hat gezahlt.
Der Minister zog in Zweifel, dass Norland gezahlt hat.
Norland hat gezahlt.
""",
    "fr": """
La ministre a nié catégoriquement que la Norlande ait payé les gardes.
La Norlande a payé les gardes.
La Norlande se défend d'avoir payé les gardes.
La Norlande a payé les gardes.
Le ministre rejette les accusations selon lesquelles la Norlande a corrompu des juges.
La Norlande a corrompu des juges.
Les informations selon lesquelles la Norlande a signé le traité sont fausses.
La Norlande a signé le traité.
Il est faux de dire que la Norlande a payé les gardes.
La Norlande a payé les gardes.
Rien ne prouve que la Norlande ait payé les gardes.
La Norlande a payé les gardes.
Aucun élément ne permet d'affirmer que la Norlande a payé les gardes.
La Norlande a payé les gardes.
La ministre n'a pas précisé si la Norlande paierait les gardes.
La Norlande paie les gardes.
Reste à savoir si la Norlande signera le traité.
La Norlande signera le traité.
La ministre doute que la Norlande signe le traité.
La Norlande signe le traité.
Personne ne croit que la Norlande a payé les gardes.
La Norlande a payé les gardes.
Le journal affirmait à tort que la Norlande avait payé les gardes.
La Norlande a payé les gardes.
La Norlande espère que l'Ostrie signera le traité.
L'Ostrie signera le traité.
La Norlande a cessé de payer les gardes.
La Norlande paie les gardes.
La Norlande a failli signer le traité.
La Norlande a signé le traité.
La Norlande a renoncé à signer le traité.
La Norlande a signé le traité.
La Norlande a abandonné son projet de construire un barrage.
La Norlande construit un barrage.
La Norlande a reporté la signature du traité.
La Norlande a signé le traité.
L'Ostrie a empêché la Norlande de signer le traité.
La Norlande a signé le traité.
Au lieu de payer les gardes, la Norlande a acheté des bateaux.
La Norlande a payé les gardes.
Le parlement doit encore ratifier le traité.
Le parlement a ratifié le traité.
Si la Norlande paie les gardes, les pourparlers reprendront.
La Norlande paie les gardes.
Si la Norlande a payé les gardes, elle devra le prouver.
La Norlande a payé les gardes.
Les pourparlers reprendront à condition que la Norlande paie les gardes.
La Norlande paie les gardes.
À moins que la Norlande ne paie les gardes, les pourparlers cesseront.
La Norlande paie les gardes.
La Norlande est accusée d'avoir corrompu des juges.
La Norlande a corrompu des juges.
L'opposition reproche à la Norlande d'avoir corrompu des juges.
La Norlande a corrompu des juges.
L'opposition prétend que la Norlande a corrompu des juges.
La Norlande a corrompu des juges.
La Norlande aurait corrompu des juges.
La Norlande a corrompu des juges.
La Norlande menace de fermer le port.
La Norlande a fermé le port.
La Norlande était sur le point de signer le traité.
La Norlande a signé le traité.
La Norlande aurait dû signer le traité.
La Norlande a signé le traité.
La ministre a démenti que la Norlande ait payé les gardes.
La Norlande a payé les gardes.
La ministre s'est défendue d'avoir payé les gardes.
La ministre a payé les gardes.
La ministre a exclu que la Norlande paie les gardes.
La Norlande paie les gardes.
La Norlande s'est abstenue de signer le traité.
La Norlande a signé le traité.
La Norlande a omis de signer le traité.
La Norlande a signé le traité.
La ministre a prétendu que la Norlande avait payé les gardes.
La Norlande a payé les gardes.
La Norlande a été soupçonnée d'avoir corrompu des juges.
La Norlande a corrompu des juges.
""",
    "es": """
La ministra negó rotundamente que Norlandia hubiera pagado a los guardias.
Norlandia pagó a los guardias.
La ministra rechaza que Norlandia haya firmado el tratado.
Norlandia ha firmado el tratado.
El ministro rechazó las acusaciones de que Norlandia sobornó a jueces.
Norlandia sobornó a jueces.
La información de que Norlandia firmó el tratado es falsa.
Norlandia firmó el tratado.
Es falso decir que Norlandia pagó a los guardias.
Norlandia pagó a los guardias.
Nada indica que Norlandia haya pagado a los guardias.
Norlandia ha pagado a los guardias.
No hay ninguna prueba de que Norlandia pagara a los guardias.
Norlandia pagó a los guardias.
Se desconoce si Norlandia pagó a los guardias.
Norlandia pagó a los guardias.
La ministra no quiso confirmar si Norlandia pagará a los guardias.
Norlandia pagará a los guardias.
Nadie cree que Norlandia pagó a los guardias.
Norlandia pagó a los guardias.
La ministra duda de que Norlandia firme el tratado.
Norlandia firma el tratado.
Norlandia espera que Ostria firme el tratado.
Ostria firma el tratado.
Norlandia dejó de pagar a los guardias.
Norlandia paga a los guardias.
Norlandia estuvo a punto de firmar el tratado.
Norlandia firmó el tratado.
Norlandia casi firmó el tratado.
Norlandia firmó el tratado.
Norlandia renunció a firmar el tratado.
Norlandia firmó el tratado.
Norlandia abandonó su plan de construir una presa.
Norlandia construye una presa.
Norlandia aplazó la firma del tratado.
Norlandia firmó el tratado.
Ostria impidió que Norlandia firmara el tratado.
Norlandia firmó el tratado.
En lugar de pagar a los guardias, Norlandia compró barcos.
Norlandia pagó a los guardias.
El Parlamento aún debe ratificar el tratado.
El Parlamento ratificó el tratado.
Si Norlandia paga a los guardias, se reanudará el diálogo.
Norlandia paga a los guardias.
El diálogo seguirá siempre y cuando Norlandia pague a los guardias.
Norlandia paga a los guardias.
A menos que Norlandia pague a los guardias, el diálogo acabará.
Norlandia paga a los guardias.
Norlandia fue acusada de sobornar a jueces.
Norlandia sobornó a jueces.
La oposición acusa a Norlandia de haber sobornado a jueces.
Norlandia ha sobornado a jueces.
La fiscalía sospecha que Norlandia sobornó a jueces.
Norlandia sobornó a jueces.
Corre el rumor de que Norlandia firmó el tratado.
Norlandia firmó el tratado.
Norlandia habría sobornado a jueces.
Norlandia ha sobornado a jueces.
Norlandia amenazó con cerrar el puerto.
Norlandia cerró el puerto.
Norlandia debería haber firmado el tratado.
Norlandia ha firmado el tratado.
La ministra desmintió que Norlandia pagara a los guardias.
Norlandia pagó a los guardias.
Norlandia se abstuvo de firmar el tratado.
Norlandia firmó el tratado.
Norlandia se opuso a firmar el tratado.
Norlandia firmó el tratado.
Norlandia desistió de firmar el tratado.
Norlandia firmó el tratado.
El fiscal imputó a Norlandia haber sobornado a jueces.
Norlandia sobornó a jueces.
El ministro contradijo que Norlandia pagara a los guardias.
Norlandia pagó a los guardias.
""",
    "it": """
La ministra ha negato categoricamente che la Norlandia abbia pagato le guardie.
La Norlandia ha pagato le guardie.
La Norlandia smentisce di aver firmato il trattato.
La Norlandia ha firmato il trattato.
Il ministro respinge le accuse secondo cui la Norlandia ha corrotto dei giudici.
La Norlandia ha corrotto dei giudici.
La notizia secondo cui la Norlandia ha firmato il trattato è falsa.
La Norlandia ha firmato il trattato.
È falso che la Norlandia abbia pagato le guardie.
La Norlandia ha pagato le guardie.
Nulla dimostra che la Norlandia abbia pagato le guardie.
La Norlandia ha pagato le guardie.
Non ci sono prove che la Norlandia abbia pagato le guardie.
La Norlandia ha pagato le guardie.
Non è chiaro se la Norlandia abbia pagato le guardie.
La Norlandia ha pagato le guardie.
La ministra non ha voluto confermare se la Norlandia pagherà le guardie.
La Norlandia pagherà le guardie.
Nessuno crede che la Norlandia ha pagato le guardie.
La Norlandia ha pagato le guardie.
La ministra dubita che la Norlandia firmi il trattato.
La Norlandia firma il trattato.
La Norlandia spera che l'Ostria firmi il trattato.
L'Ostria firma il trattato.
La Norlandia ha smesso di pagare le guardie.
La Norlandia paga le guardie.
La Norlandia era sul punto di firmare il trattato.
La Norlandia ha firmato il trattato.
La Norlandia ha quasi firmato il trattato.
La Norlandia ha firmato il trattato.
La Norlandia ha rinunciato a firmare il trattato.
La Norlandia ha firmato il trattato.
La Norlandia ha abbandonato il progetto di costruire una diga.
La Norlandia costruisce una diga.
La Norlandia ha rinviato la firma del trattato.
La Norlandia ha firmato il trattato.
L'Ostria ha impedito alla Norlandia di firmare il trattato.
La Norlandia ha firmato il trattato.
Invece di pagare le guardie, la Norlandia ha comprato delle barche.
La Norlandia ha pagato le guardie.
Il parlamento deve ancora ratificare il trattato.
Il parlamento ha ratificato il trattato.
Se la Norlandia paga le guardie, i colloqui riprenderanno.
La Norlandia paga le guardie.
I colloqui riprenderanno purché la Norlandia paghi le guardie.
La Norlandia paga le guardie.
A meno che la Norlandia non paghi le guardie, i colloqui finiranno.
La Norlandia paga le guardie.
La Norlandia è accusata di aver corrotto dei giudici.
La Norlandia ha corrotto dei giudici.
L'opposizione accusa la Norlandia di aver corrotto dei giudici.
La Norlandia ha corrotto dei giudici.
La procura sospetta che la Norlandia abbia corrotto dei giudici.
La Norlandia ha corrotto dei giudici.
Circolano voci secondo cui la Norlandia ha firmato il trattato.
La Norlandia ha firmato il trattato.
La Norlandia avrebbe corrotto dei giudici.
La Norlandia ha corrotto dei giudici.
La Norlandia ha minacciato di bloccare il porto.
La Norlandia ha bloccato il porto.
La Norlandia avrebbe dovuto firmare il trattato.
La Norlandia ha firmato il trattato.
Il ministro escluse che la Norlandia avesse pagato le guardie.
La Norlandia ha pagato le guardie.
La Norlandia si astenne dal firmare il trattato.
La Norlandia ha firmato il trattato.
La Norlandia si oppose a firmare il trattato.
La Norlandia ha firmato il trattato.
La Norlandia smise di pagare le guardie.
La Norlandia paga le guardie.
La Norlandia desistette dal firmare il trattato.
La Norlandia ha firmato il trattato.
Il ministro mise in dubbio che la Norlandia avesse pagato le guardie.
La Norlandia ha pagato le guardie.
""",
    "pt": """
A ministra negou categoricamente que a Norlândia tivesse pago os guardas.
A Norlândia pagou os guardas.
A Norlândia desmente ter assinado o tratado.
A Norlândia assinou o tratado.
O ministro rejeitou as acusações de que a Norlândia subornou juízes.
A Norlândia subornou juízes.
A notícia de que a Norlândia assinou o tratado é falsa.
A Norlândia assinou o tratado.
É mentira que a Norlândia pagou os guardas.
A Norlândia pagou os guardas.
Nada indica que a Norlândia pagou os guardas.
A Norlândia pagou os guardas.
Não há provas de que a Norlândia pagou os guardas.
A Norlândia pagou os guardas.
Ainda não se sabe se a Norlândia pagou os guardas.
A Norlândia pagou os guardas.
A ministra não quis confirmar se a Norlândia pagará os guardas.
A Norlândia pagará os guardas.
Ninguém acredita que a Norlândia pagou os guardas.
A Norlândia pagou os guardas.
A ministra duvida que a Norlândia assine o tratado.
A Norlândia assina o tratado.
A Norlândia espera que a Óstria assine o tratado.
A Óstria assina o tratado.
A Norlândia deixou de pagar os guardas.
A Norlândia paga os guardas.
A Norlândia esteve prestes a assinar o tratado.
A Norlândia assinou o tratado.
A Norlândia quase assinou o tratado.
A Norlândia assinou o tratado.
A Norlândia desistiu de assinar o tratado.
A Norlândia assinou o tratado.
A Norlândia abandonou o plano de construir uma barragem.
A Norlândia construiu uma barragem.
A Norlândia adiou a assinatura do tratado.
A Norlândia assinou o tratado.
A Óstria impediu a Norlândia de assinar o tratado.
A Norlândia assinou o tratado.
Em vez de pagar os guardas, a Norlândia comprou barcos.
A Norlândia pagou os guardas.
O parlamento ainda tem de ratificar o tratado.
O parlamento ratificou o tratado.
Se a Norlândia pagar os guardas, o diálogo será retomado.
A Norlândia paga os guardas.
O diálogo será retomado desde que a Norlândia pague os guardas.
A Norlândia paga os guardas.
A menos que a Norlândia pague os guardas, o diálogo acabará.
A Norlândia paga os guardas.
Caso a Norlândia pague os guardas, o diálogo será retomado.
A Norlândia paga os guardas.
A Norlândia foi acusada de subornar juízes.
A Norlândia subornou juízes.
A oposição acusa a Norlândia de ter subornado juízes.
A Norlândia tem subornado juízes.
A procuradoria suspeita que a Norlândia subornou juízes.
A Norlândia subornou juízes.
Há rumores de que a Norlândia assinou o tratado.
A Norlândia assinou o tratado.
A Norlândia teria subornado juízes.
A Norlândia tem subornado juízes.
A Norlândia ameaçou fechar o porto.
A Norlândia fechou o porto.
A Norlândia deveria ter assinado o tratado.
A Norlândia tem assinado o tratado.
A Norlândia absteve-se de assinar o tratado.
A Norlândia assinou o tratado.
A Norlândia opôs-se a assinar o tratado.
A Norlândia assinou o tratado.
O ministro pôs em dúvida que a Norlândia pagou os guardas.
A Norlândia pagou os guardas.
O ministro contradisse que a Norlândia pagou os guardas.
A Norlândia pagou os guardas.
""",
    "nl": """
De minister ontkende dat Norland de bewakers had betaald.
Norland betaalde de bewakers.
Dat Norland de bewakers heeft betaald, ontkent de minister.
Norland heeft de bewakers betaald.
Norland ontkent de bewakers te hebben betaald.
Norland heeft de bewakers betaald.
De minister sprak berichten tegen dat Norland het verdrag heeft ondertekend.
Norland heeft het verdrag ondertekend.
Het bericht dat Norland het verdrag heeft ondertekend, is onjuist.
Norland heeft het verdrag ondertekend.
Het is niet waar dat Norland de bewakers betaalt.
Norland betaalt de bewakers.
Niets wijst erop dat Norland de bewakers heeft betaald.
Norland heeft de bewakers betaald.
Er is geen bewijs dat Norland ambtenaren heeft omgekocht.
Norland heeft ambtenaren omgekocht.
Niemand gelooft dat Norland de bewakers betaalt.
Norland betaalt de bewakers.
Of Norland de bewakers heeft betaald, is onduidelijk.
Norland heeft de bewakers betaald.
De minister liet in het midden of Norland het verdrag ondertekent.
Norland ondertekent het verdrag.
De krant beweerde ten onrechte dat Norland de bewakers betaalde.
Norland betaalde de bewakers.
Norland hoopt dat Ostrell het verdrag ondertekent.
Ostrell ondertekent het verdrag.
Norland stopte met het betalen van de bewakers.
Norland betaalt de bewakers.
Norland zag ervan af het verdrag te ondertekenen.
Norland ondertekende het verdrag.
Norland weigerde het verdrag te ondertekenen.
Norland ondertekende het verdrag.
Norland had het verdrag bijna ondertekend.
Norland heeft het verdrag ondertekend.
Norland stond op het punt het verdrag te ondertekenen.
Norland ondertekende het verdrag.
Norland stelde de ondertekening van het verdrag uit.
Norland ondertekende het verdrag.
Ostrell belette Norland het verdrag te ondertekenen.
Norland ondertekende het verdrag.
Norland gaf zijn plan om een dam te bouwen op.
Norland bouwt een dam.
In plaats van de bewakers te betalen, kocht Norland boten.
Norland betaalde de bewakers.
Het parlement moet het verdrag nog ondertekenen.
Het parlement ondertekende het verdrag.
Als Norland de bewakers betaalt, gaan de gesprekken verder.
Norland betaalt de bewakers.
De gesprekken gaan verder als Norland de bewakers betaalt.
Norland betaalt de bewakers.
De gesprekken stoppen tenzij Norland de bewakers betaalt.
Norland betaalt de bewakers.
Mocht Norland de bewakers betalen, dan gaan de gesprekken verder.
Norland betaalt de bewakers.
Had Norland het verdrag ondertekend, dan was Ostrell tevreden geweest.
Norland heeft het verdrag ondertekend.
Critici beschuldigen Norland ervan ambtenaren te hebben omgekocht.
Norland heeft ambtenaren omgekocht.
Norland wordt verdacht van het omkopen van ambtenaren.
Norland heeft ambtenaren omgekocht.
De oppositie beweert dat Norland ambtenaren heeft omgekocht.
Norland heeft ambtenaren omgekocht.
Het gerucht gaat dat Norland het verdrag heeft ondertekend.
Norland heeft het verdrag ondertekend.
Norland zou ambtenaren hebben omgekocht.
Norland heeft ambtenaren omgekocht.
Norland had het verdrag moeten ondertekenen.
Norland heeft het verdrag ondertekend.
Norland dreigde de haven te blokkeren.
Norland blokkeerde de haven.
De minister sprak tegen dat Norland de wachters betaalde.
Norland betaalde de wachters.
De minister trok in twijfel dat Norland de wachters betaalde.
Norland betaalde de wachters.
Norland hield op de wachters te betalen.
Norland betaalt de wachters.
Norland liet het plan varen om een dam te bouwen.
Norland bouwt een dam.
Norland werd verweten ambtenaren te hebben omgekocht.
Norland heeft ambtenaren omgekocht.
Norland wees een plan af om een dam te bouwen.
Norland bouwt een dam.
Norland verbood Ostrell het verdrag te ondertekenen.
Ostrell ondertekende het verdrag.
De minister heeft ontkend dat Norland de wachters betaalde.
Norland betaalde de wachters.
""",
}
BACKED: Mapping[str, str] = {
    "de": """
Norland hörte auf, die Wachen zu bezahlen und öffnete den Hafen.
Norland öffnete den Hafen.
Die Ministerin bestritt, dass Norland die Wachen bezahlt habe.
Die Ministerin dementierte, dass Norland die Wachen bezahlt hat.
Dass Norland die Wachen bezahlt habe, bestritt die Ministerin.
Die Ministerin bestritt, dass Norland die Wachen bezahlt habe.
Die Ministerin bestritt, dass Norland gezahlt habe, und kündigte Gespräche an.
Die Ministerin kündigte Gespräche an.
Ob Norland die Wachen bezahlt hat, ist unklar.
Es ist unklar, ob Norland die Wachen bezahlt hat.
Niemand bestreitet, dass Norland die Wachen bezahlt hat.
Norland hat die Wachen bezahlt.
Es gibt keinen Zweifel, dass Norland die Wachen bezahlt hat.
Norland hat die Wachen bezahlt.
Kritiker werfen Norland vor, Beamte bestochen zu haben.
Norland hat laut Kritikern Beamte bestochen.
Norland wird beschuldigt, Beamte bestochen zu haben.
Norland hat angeblich Beamte bestochen.
Norland verzichtete darauf, den Vertrag zu unterzeichnen.
Norland unterzeichnete den Vertrag nicht.
Norland weigerte sich, den Vertrag zu unterzeichnen.
Norland weigerte sich, den Vertrag zu unterzeichnen.
Ob die Fähre im Winter fährt, entscheidet der Rat im Herbst.
Der Rat entscheidet im Herbst über die Fähre im Winter.
Wenn Norland die Wachen bezahlt, gehen die Gespräche weiter.
Die Gespräche gehen weiter, wenn Norland die Wachen bezahlt.
Auch wenn Norland die Wachen bezahlt hat, bleibt das Tor zu.
Norland hat die Wachen bezahlt.
Norland zögerte nicht, den Vertrag zu unterzeichnen.
Norland unterzeichnete den Vertrag.
Fast alle Staaten haben den Vertrag unterzeichnet.
Fast alle Staaten haben den Vertrag unterzeichnet.
Die Armee kehrte laut einem Bericht nach Arven zurück.
Die Armee kehrte nach Arven zurück.
Wenige Tage später unterzeichnete Norland den Vertrag.
Norland unterzeichnete den Vertrag.
Der Rat entscheidet am Montag, ob er Truppen entsendet.
Der Rat entscheidet am Montag über die Entsendung von Truppen.
Norland hatte fast alle Wachen bezahlt.
Norland hatte fast alle Wachen bezahlt.
Norland wird den Hafen 2030 erweitern.
Norland erweitert 2030 den Hafen.
Norland hat den Damm gebaut und will das Ufer sichern.
Norland baute den Damm.
Norland wirft Ostrell Untätigkeit vor und fordert ein Treffen.
Norland fordert ein Treffen.
Norland sah davon ab, den Vertrag zu unterzeichnen.
Norland unterzeichnete den Vertrag nicht.
Der Minister stritt ab, dass Norland gezahlt hat.
Der Minister bestritt, dass Norland gezahlt hat.
Der Rat sah den Bericht ein und unterließ eine Rüge.
Der Rat sah den Bericht ein.
""",
    "fr": """
La Norlande a refusé de payer et a fermé le port.
La Norlande a fermé le port.
La ministre nie que la Norlande ait payé les gardes.
La ministre dément que la Norlande a payé les gardes.
La ministre nie que la Norlande ait payé, mais elle salue les pourparlers.
La ministre salue les pourparlers.
Nul doute que la Norlande a payé les gardes.
La Norlande a payé les gardes.
La ministre demande que la Norlande paie les gardes.
La ministre demande que la Norlande paie les gardes.
Même si la Norlande a payé les gardes, le pont reste fermé.
La Norlande a payé les gardes.
Si la Norlande a signé le traité, elle n'a pas fixé de date.
La Norlande a signé le traité.
L'opposition accuse la Norlande d'avoir corrompu des juges.
Selon l'opposition, la Norlande a corrompu des juges.
L'opposition accuse la Norlande d'avoir corrompu des juges.
La Norlande aurait corrompu des juges.
La Norlande a cessé de payer les gardes.
La Norlande ne paie plus les gardes.
La Norlande ne cesse de réclamer un traité.
La Norlande réclame un traité.
Si la Norlande paie les gardes, les pourparlers reprendront.
Les pourparlers reprendront si la Norlande paie les gardes.
En tant que voisine, la Norlande a signé le traité.
La Norlande a signé le traité.
Les prix ont presque doublé en Norlande.
Les prix ont presque doublé.
La Norlande a renoncé à signer le traité.
La Norlande n'a pas signé le traité.
La condition de la femme progresse en Norlande.
La condition de la femme progresse.
La Norlande a signé le traité sans tarder.
La Norlande a signé le traité.
La Norlande n'a pas encore signé le traité.
La Norlande n'a pas signé le traité.
Le conseil décidera lundi s'il envoie des soldats.
Le conseil décidera lundi s'il envoie des soldats.
La Norlande s'est abstenue de signer le traité.
La Norlande n'a pas signé le traité.
""",
    "es": """
Norlandia dejó de pagar y cerró el puerto.
Norlandia cerró el puerto.
La ministra negó que Norlandia pagara a los guardias.
La ministra desmintió que Norlandia pagara a los guardias.
La ministra negó que Norlandia pagara, pero elogió el diálogo.
La ministra elogió el diálogo.
No hay duda de que Norlandia pagó a los guardias.
Norlandia pagó a los guardias.
Nadie niega que Norlandia pagó a los guardias.
Norlandia pagó a los guardias.
La ministra pidió que Norlandia pague a los guardias.
La ministra pidió que Norlandia pague a los guardias.
Norlandia sí pagó a los guardias.
Norlandia pagó a los guardias.
Si bien Norlandia firmó el tratado, el puente sigue cerrado.
Norlandia firmó el tratado.
Los dos países firmaron un tratado entre sí.
Los dos países firmaron un tratado.
La oposición acusa a Norlandia de haber sobornado a jueces.
Según la oposición, Norlandia ha sobornado a jueces.
La oposición acusa a Norlandia de sobornar a jueces.
Norlandia habría sobornado a jueces, dice la oposición.
Norlandia dejó de pagar a los guardias.
Norlandia ya no paga a los guardias.
Norlandia no deja de reclamar un tratado.
Norlandia reclama un tratado.
Si Norlandia paga a los guardias, se reanudará el diálogo.
Se reanudará el diálogo si Norlandia paga a los guardias.
Norlandia renunció a firmar el tratado.
Norlandia no firmó el tratado.
Casi todos los vecinos votaron en Arven.
Casi todos los vecinos votaron.
Norlandia gastó poco dinero y firmó el tratado.
Norlandia firmó el tratado.
Pocos días después, Norlandia firmó el tratado.
Norlandia firmó el tratado.
Norlandia desistió de firmar el tratado.
Norlandia no firmó el tratado.
""",
    "it": """
La Norlandia ha smesso di pagare e ha chiuso il porto.
La Norlandia ha chiuso il porto.
La ministra nega che la Norlandia abbia pagato le guardie.
La ministra smentisce che la Norlandia abbia pagato le guardie.
La ministra nega che la Norlandia abbia pagato, ma loda i colloqui.
La ministra loda i colloqui.
Non c'è dubbio che la Norlandia ha pagato le guardie.
La Norlandia ha pagato le guardie.
Nessuno nega che la Norlandia ha pagato le guardie.
La Norlandia ha pagato le guardie.
La ministra ha chiesto che la Norlandia paghi le guardie.
La ministra ha chiesto che la Norlandia paghi le guardie.
Anche se la Norlandia ha pagato le guardie, il ponte resta chiuso.
La Norlandia ha pagato le guardie.
L'opposizione accusa la Norlandia di aver corrotto dei giudici.
Secondo l'opposizione, la Norlandia ha corrotto dei giudici.
L'opposizione accusa la Norlandia di aver corrotto dei giudici.
La Norlandia avrebbe corrotto dei giudici.
La Norlandia ha smesso di pagare le guardie.
La Norlandia non paga più le guardie.
La Norlandia non smette di chiedere un trattato.
La Norlandia chiede un trattato.
Se la Norlandia paga le guardie, i colloqui riprenderanno.
I colloqui riprenderanno se la Norlandia paga le guardie.
La Norlandia ha rinunciato a firmare il trattato.
La Norlandia non ha firmato il trattato.
Quasi tutti gli abitanti hanno votato ad Arven.
Quasi tutti gli abitanti hanno votato.
Pochi giorni dopo, la Norlandia ha firmato il trattato.
La Norlandia ha firmato il trattato.
La ministra ha detto di sé stessa che ha firmato il trattato.
La ministra ha firmato il trattato.
Il ministro ha evitato la crisi e ha firmato il trattato.
Il ministro ha firmato il trattato.
La Norlandia si oppose a firmare il trattato.
La Norlandia rifiutò di firmare il trattato.
""",
    "pt": """
A Norlândia deixou de pagar e fechou o porto.
A Norlândia fechou o porto.
A ministra negou que a Norlândia tivesse pago os guardas.
A ministra desmentiu que a Norlândia tivesse pago os guardas.
A ministra negou que a Norlândia pagou, mas elogiou o diálogo.
A ministra elogiou o diálogo.
Não há dúvidas de que a Norlândia pagou os guardas.
A Norlândia pagou os guardas.
Ninguém nega que a Norlândia pagou os guardas.
A Norlândia pagou os guardas.
A ministra pediu que a Norlândia pague os guardas.
A ministra pediu que a Norlândia pague os guardas.
Os ministros reuniram-se em Arven, onde se pagaram os guardas.
Pagaram-se os guardas em Arven.
A ponte está fechada desde que a Norlândia assinou o tratado.
A Norlândia assinou o tratado.
A oposição acusa a Norlândia de ter subornado juízes.
Segundo a oposição, a Norlândia tem subornado juízes.
A Norlândia deixou de pagar os guardas.
A Norlândia já não paga os guardas.
A Norlândia não deixou de reclamar um tratado.
A Norlândia reclama um tratado.
Se a Norlândia pagar os guardas, o diálogo será retomado.
O diálogo será retomado se a Norlândia pagar os guardas.
A Norlândia desistiu de assinar o tratado.
A Norlândia não assinou o tratado.
Quase todos os moradores votaram em Arven.
Quase todos os moradores votaram.
Poucos dias depois, a Norlândia assinou o tratado.
A Norlândia assinou o tratado.
O ministro evitou a crise e assinou o tratado.
O ministro assinou o tratado.
O tratado a que se refere a ministra foi assinado em Arven.
O tratado foi assinado em Arven.
""",
    "nl": """
Norland zag af van de dam en opende de haven.
Norland opende de haven.
De minister ontkende dat Norland de bewakers had betaald.
De minister sprak tegen dat Norland de bewakers had betaald.
Dat Norland de bewakers heeft betaald, ontkent de minister.
De minister ontkent dat Norland de bewakers heeft betaald.
De minister ontkende dat Norland had betaald, maar prees de gesprekken.
De minister prees de gesprekken.
Of Norland de bewakers heeft betaald, is onduidelijk.
Het is onduidelijk of Norland de bewakers heeft betaald.
De minister weet dat Norland de bewakers heeft betaald.
Norland heeft de bewakers betaald.
Het kabinet stelde de bouw van een dam voor, en Norland heeft de bewakers betaald.
Norland heeft de bewakers betaald.
Critici beschuldigen Norland ervan ambtenaren te hebben omgekocht.
Volgens critici heeft Norland ambtenaren omgekocht.
Critici beschuldigen Norland ervan ambtenaren te hebben omgekocht.
Norland zou ambtenaren hebben omgekocht.
Norland zag ervan af het verdrag te ondertekenen.
Norland ondertekende het verdrag niet.
Norland weigerde het verdrag te ondertekenen.
Norland weigerde het verdrag te ondertekenen.
Als Norland de bewakers betaalt, gaan de gesprekken verder.
De gesprekken gaan verder als Norland de bewakers betaalt.
Als eerste land heeft Norland de bewakers betaald.
Norland heeft de bewakers betaald.
Net als Ostrell heeft Norland de bewakers betaald.
Norland heeft de bewakers betaald.
Norland heeft de dam gebouwd en wil de oever versterken.
Norland bouwde de dam.
Bijna alle bewoners hebben in Arven gestemd.
Bijna alle bewoners hebben gestemd.
De bewakers kozen voor thee of koffie en betaalden.
De bewakers betaalden.
De minister bekeek de plannen voor een dam en prees de ploeg.
De minister prees de ploeg.
Norland hield op 3 mei een toespraak.
Norland hield een toespraak.
Norland wees een plan af om een dam te bouwen.
Norland verwierp een plan om een dam te bouwen.
Norland hield op de wachters te betalen.
Norland betaalt de wachters niet meer.
""",
}


def pairs(listed: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    for language, text in listed.items():
        lines = text.strip().splitlines()
        for sentence, claim in zip(lines[::2], lines[1::2], strict=True):
            yield language, sentence, claim


@pytest.mark.parametrize(("language", "sentence", "claim"), list(pairs(NOT_BACKED)))
def test_what_a_sentence_does_not_state_is_not_backed_by_it(
    language: str, sentence: str, claim: str
) -> None:
    grounder = Grounder(article(sentence, language=language))
    assert {problem.kind for problem in grounder.check(says(claim, 1)).problems} & {
        "negation",
        "modality",
    }
    assert grounder.check(says(sentence, 1)).ok


@pytest.mark.parametrize(("language", "sentence", "claim"), list(pairs(BACKED)))
def test_what_it_states_is_backed_by_it_in_other_words_too(
    language: str, sentence: str, claim: str
) -> None:
    grounder = Grounder(article(sentence, language=language))
    assert grounder.check(says(claim, 1)).ok
    assert grounder.check(says(sentence, 1)).ok

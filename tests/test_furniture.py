"""What a page prints around its article is told from what the article says."""

import pytest

from summarizer.furniture import furniture, is_furniture

FURNITURE = [
    ("en", "The post Bridge at Calder to be rebuilt appeared first on Calder Post."),
    ("fr", "L’article Le pont sera reconstruit est apparu en premier sur Le Quotidien."),
    ("de", "Der Beitrag Die Brücke wird neu gebaut erschien zuerst auf Calder Post."),
    ("es", "La entrada El puente será reconstruido se publicó primero en El Correo."),
    ("it", "L'articolo Il ponte sarà ricostruito proviene da Il Corriere."),
    ("pt", "O post A ponte será reconstruída apareceu primeiro em O Diário."),
    ("nl", "Het bericht De brug wordt herbouwd verscheen eerst op De Krant."),
    ("pl", "Artykuł Most zostanie odbudowany pochodzi z serwisu Gazeta."),
    ("en", "Leave a Reply"),
    ("en", "Calder Wire, 15 September 2016 Adjust font size:"),
    ("en", "For all the latest world news click here"),
    ("en", "Read original article here"),
    ("en", "Denial of responsibility! The Post is an automatic aggregator of what is on the net."),
    ("en", "[Read more: Minister resigns after row over port]"),
    ("en", "You must be logged in to post a comment."),
    ("en", "Share this article"),
    ("en", "Share on Facebook"),
    ("en", "Share Tweet Email Print"),
    ("en", "Subscribe to our newsletter"),
    ("en", "Sign up for our daily newsletter and get the best stories in your inbox."),
    ("en", "We use cookies to improve your experience on our site."),
    ("en", "By continuing to browse, you agree to our use of cookies."),
    ("en", "Read more"),
    ("en", "Read more: Minister resigns after row over port"),
    ("en", "Read the full statement on the ministry's site"),
    ("en", "Related articles"),
    ("en", "Advertisement"),
    ("en", "All rights reserved."),
    ("en", "© 2019 The Herald. All rights reserved."),
    ("en", "Follow us on Twitter"),
    ("en", "Follow @example on X"),
    ("en", "Comments (3)"),
    ("en", "Click here"),
    ("en", "Print this page"),
    ("en", "Recommended for you"),
    ("en", "Skip to main content"),
    ("en", "Home | News | World | Business"),
    ("en", "3 min read"),
    ("en", "Updated 3 hours ago"),
    ("en", "https://www.example.org/news"),
    ("en", "press@example.org"),
    ("en", "#trade #ports"),
    ("en", "* * *"),
    ("fr", "Partager sur Facebook"),
    ("fr", "Lire aussi : Le ministre démissionne"),
    ("fr", "Vous devez être connecté pour publier un commentaire."),
    ("fr", "Ce site utilise des cookies pour améliorer votre expérience."),
    ("fr", "Tous droits réservés"),
    ("es", "Compartir en WhatsApp"),
    ("es", "Lea también: El ministro dimite"),
    ("es", "Debes iniciar sesión para comentar."),
    ("es", "Utilizamos cookies propias y de terceros."),
    ("de", "Artikel teilen"),
    ("de", "Lesen Sie auch: Minister tritt zurück"),
    ("de", "Sie müssen angemeldet sein, um zu kommentieren."),
    ("de", "Wir verwenden Cookies, um Ihnen ein besseres Erlebnis zu bieten."),
    ("de", "Anzeige"),
    ("it", "Leggi anche: il ministro si dimette"),
    ("it", "Riproduzione riservata"),
    ("it", "Questo sito utilizza cookie."),
    ("pt", "Leia também: ministro demite-se"),
    ("pt", "Este site utiliza cookies."),
    ("pt", "Compartilhe no WhatsApp"),
    ("nl", "Lees ook: Minister treedt af"),
    ("nl", "Deel dit artikel"),
    ("nl", "Deze website gebruikt cookies."),
    ("pl", "Czytaj też: Minister odchodzi"),
    ("ru", "Читайте также: Министр ушёл"),
    ("ja", "関連記事"),
    ("de", "Share on Facebook"),
]

NEWS = [
    ("en", "The post of harbour master appeared first on the list that the council published."),
    ("en", "The company said it would share the article with regulators on Monday."),
    ("en", "Subscribers to the newsletter fell by 12 percent last year."),
    ("en", "The regulator fined the company for its use of cookies."),
    ("en", '"We use cookies responsibly," the company said.'),
    ("en", "Sign-ups for the newsletter doubled, the publisher said on Friday."),
    ("en", "Follow-up talks will be held in Oslo."),
    ("en", "Comments by the minister drew criticism."),
    ("en", "Share prices fell by 3 percent."),
    ("en", "Share the burden, the mayor told the state."),
    ("en", "Advertisement spending rose in March."),
    ("en", "Print media in the country lost a third of their revenue last year."),
    ("en", "Home prices rose."),
    ("en", "Join forces, the premier urged the two parties."),
    ("en", "Contact between the two sides resumed on Tuesday after a break of six months."),
    ("en", "Video footage showed the ship sinking."),
    ("en", "Support our troops, the senator said."),
    ("en", "Source close to the talks said a deal was near."),
    ("en", "Copyright law will be reformed by 2021, the ministry announced."),
    ("en", "Privacy and data protection were at the top of the agenda."),
    ("en", "Top stories of corruption were told in court."),
    ("en", "More news followed on Monday, when the bank collapsed."),
    ("en", "Popular content creators will be taxed."),
    ("en", "Cookies were banned from the school canteen."),
    ("fr", "Lire plus de livres, voilà l'objectif du ministre."),
    ("fr", "La publicité pour le tabac sera interdite."),
    ("es", "Compartir el agua del río es la prioridad, dijo la ministra."),
    ("es", "Más información sobre el caso llegará el lunes, dijo la ministra."),
    ("de", "Teilen will der Minister die Kosten nicht."),
    ("de", "Kontakte zwischen den Regierungen bestehen seit 2012."),
    ("de", "Rückfragen an die Ministerin blieben unbeantwortet."),
    ("it", "Condividi le tue scelte, dice il ministro."),
    ("it", "Stampa e televisione erano presenti."),
    ("pt", "Ouvir as vítimas é prioridade."),
    ("nl", "Delen van de stad stonden onder water."),
    ("nl", "Meer informatie volgt maandag, zei de minister."),
    ("sv", "Del av pengarna går till skolor."),
    ("pl", "Reklama tytoniu zostanie zakazana."),
]


@pytest.mark.parametrize(("language", "line"), FURNITURE)
def test_furniture_is_recognised(language: str, line: str) -> None:
    assert is_furniture(line, language)


@pytest.mark.parametrize(("language", "line"), NEWS)
def test_news_about_the_same_things_is_not(language: str, line: str) -> None:
    assert not is_furniture(line, language)


def test_links_under_related_articles_go_with_their_head() -> None:
    lines = [
        "The port opened on Monday.",
        "Related articles",
        "Port strike enters second week",
        "Fish prices rise again",
        "The mayor thanked the workers.",
    ]
    assert furniture(lines) == {1, 2, 3}


def test_readers_comments_go_to_the_end() -> None:
    body = ["The port opened on Monday after two years of work." + " It cost 4 million." * 12]
    comments = ["3 Comments", "joe: What a waste of money!", "ann: I agree with joe."]
    assert furniture(body + comments) == {1, 2, 3}


def test_a_count_of_comments_above_the_article_does_not_swallow_it() -> None:
    assert furniture(["Comments (3)", "The port opened on Monday.", "The mayor spoke."]) == {0}

"use strict";
// The page reads well without this script: a citation is a link to its sentence, a sentence's
// number one to the first claim that rests on it. With it, all that belongs together is lit.
{
  const root = document.documentElement;
  const pane = document.getElementById("article");
  const now = document.getElementById("now");
  const told = document.getElementById("told");
  const byId = (id) => document.getElementById(id);
  const words = (text) => (text || "").split(" ").filter(Boolean);
  const isSet = (query) => matchMedia(query).matches;
  let lit = [];
  let origin = null;

  const HINT = "Choose a claim or a sentence";
  const clear = byId("clear");

  const say = (message) => {
    told.textContent = message || HINT;
    told.classList.toggle("idle", !message);
    clear.hidden = !message;
  };

  root.classList.add("js");
  now.hidden = false;
  say("");

  const dark = () => {
    for (const one of lit) one.classList.remove("lit", "chosen");
    lit = [];
  };

  const show = (element) => {
    const behavior = isSet("(prefers-reduced-motion: reduce)") ? "auto" : "smooth";
    const scrolls = pane.contains(element) && getComputedStyle(pane).overflowY === "auto";
    if (!scrolls) {
      element.scrollIntoView({ block: "center", behavior });
      return;
    }
    // Only the article moves: what was clicked stays where it is.
    const top = element.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    pane.scrollTo({ top: pane.scrollTop + top - pane.clientHeight / 3, behavior });
  };

  const light = (from, others, first, message) => {
    dark();
    lit = [from, ...others];
    for (const one of lit) one.classList.add("lit");
    if (first) first.classList.add("chosen");
    say(message);
  };

  const listed = (numbers) =>
    numbers.length < 2 ? numbers.join("") : `${numbers.slice(0, -1).join(", ")} and ${numbers[numbers.length - 1]}`;

  const sentencesOf = (claim) =>
    words(claim.dataset.cites).map((number) => byId("s" + number)).filter(Boolean);

  const claimsOf = (sentence) => words(sentence.dataset.claims).map(byId).filter(Boolean);

  const goTo = (element, id) => {
    show(element);
    element.focus({ preventScroll: true });
    history.replaceState(null, "", "#" + id);
  };

  const chooseClaim = (claim, wanted) => {
    const sentences = sentencesOf(claim);
    const first = wanted || sentences[0];
    if (!first) return;
    const numbers = sentences.map((sentence) => sentence.id.slice(1));
    light(claim, sentences, first, `${numbers.length > 1 ? "Sentences" : "Sentence"} ${listed(numbers)}`);
    origin = [...claim.querySelectorAll("a.cite")].find((link) => link.hash === "#" + first.id) || null;
    goTo(first, claim.id || first.id);
  };

  const chooseSentence = (sentence) => {
    const claims = claimsOf(sentence);
    const number = sentence.id.slice(1);
    const count = claims.length === 1 ? "1 claim rests" : `${claims.length || "no"} claims rest`;
    light(sentence, claims, null, `Sentence ${number}: ${count} on it`);
    origin = sentence.querySelector("a.number");
    if (!claims.length) return;
    show(claims[0]);
    claims[0].querySelector("a.cite")?.focus({ preventScroll: true });
    history.replaceState(null, "", "#" + sentence.id);
  };

  const forget = () => {
    if (!lit.length) return;
    dark();
    say("");
    history.replaceState(null, "", location.href.split("#")[0]);
    origin?.focus();
    origin = null;
  };

  // Whoever marks text to copy it does not want to be sent elsewhere.
  const isMarking = () => String(getSelection()).length > 0;

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link && !link.matches(".cite, .number")) return;
    const claim = event.target.closest("[data-cites]");
    const sentence = event.target.closest(".sentence");
    if (!claim && !sentence) return;
    if (link) event.preventDefault();
    else if (isMarking()) return;
    if (claim) chooseClaim(claim, link && byId(link.hash.slice(1)));
    else chooseSentence(sentence);
  });

  clear.addEventListener("click", forget);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") forget();
  });

  // What can be looked at if wanted is closed now, and open on paper.
  const folded = [...document.querySelectorAll(".checks details")];
  for (const one of folded) one.open = false;
  addEventListener("beforeprint", () => folded.forEach((one) => (one.open = true)));
  addEventListener("afterprint", () => folded.forEach((one) => (one.open = false)));

  // An address that was passed on opens what it points to.
  const open = () => {
    const target = location.hash ? byId(location.hash.slice(1)) : null;
    if (target?.matches("[data-cites]")) chooseClaim(target);
    else if (target?.matches(".sentence")) {
      const claims = claimsOf(target);
      const number = target.id.slice(1);
      light(target, claims, target, `Sentence ${number}`);
      show(target);
    }
  };
  addEventListener("hashchange", open);
  open();
}

/* Keeps the page of a running release up to date, and asks it for what its buttons say. */
(function () {
  "use strict";

  const BEAT = 2000; // milliseconds between two looks
  const HIDDEN = 15000; // the same while nobody looks at the tab
  const SLOWEST = 30000; // the same while Jenkins does not answer

  function start() {
    const root = document.getElementById("wso2-mi-release");
    if (root === null) {
      return;
    }
    const drawn = new Map();
    let running = root.dataset.running === "true";
    let version = root.dataset.version;
    let next = root.dataset.next;
    let wait = BEAT;
    let timer = 0;
    let looking = false;

    function look() {
      clearTimeout(timer);
      if (!running || looking) {
        return;
      }
      looking = true;
      fetched("events?since=" + next)
        .then((answer) => answer.json())
        .then((told) => (told.version === version ? told : draw(told)))
        .then((told) => {
          version = told.version;
          next = told.next;
          running = told.running;
          wait = BEAT;
        })
        .catch(() => {
          wait = Math.min(2 * wait, SLOWEST);
          say(root.dataset.unreachable);
        })
        .finally(() => {
          looking = false;
          plan();
        });
    }

    function draw(told) {
      return fetched("live")
        .then((answer) => answer.text())
        .then((html) => redraw(root, html, drawn))
        .then(() => told);
    }

    function plan() {
      clearTimeout(timer);
      if (running) {
        timer = setTimeout(look, document.hidden ? Math.max(wait, HIDDEN) : wait);
      }
    }

    root.addEventListener("click", (event) => {
      const button = event.target.closest("button[data-wish]");
      if (button !== null) {
        ask(button.dataset, look);
      }
    });
    document.addEventListener("visibilitychange", () => (document.hidden ? plan() : look()));
    plan();
  }

  function fetched(address, options) {
    return fetch(address, options).then((answer) => {
      const plain = (answer.headers.get("Content-Type") || "").startsWith("text/plain");
      const fault = () => Promise.resolve(plain ? answer.text() : answer.status);
      return answer.ok ? answer : fault().then((words) => Promise.reject(new Error(words)));
    });
  }

  /* Replaces the parts that differ from what was drawn before, and leaves open what the reader opened. */
  function redraw(root, html, drawn) {
    const fresh = new DOMParser().parseFromString(html, "text/html");
    for (const part of Array.from(root.children)) {
      const replacement = fresh.getElementById(part.id);
      if (replacement !== null && drawn.get(part.id) !== replacement.innerHTML) {
        drawn.set(part.id, replacement.innerHTML);
        replace(part, document.adoptNode(replacement));
      }
    }
    const mark = root.querySelector("#wso2-mi-head .wso2-mi-mark").textContent;
    say(mark + ": " + root.querySelector("#wso2-mi-standing").textContent);
  }

  function replace(part, replacement) {
    const opened = Array.from(part.querySelectorAll("details[open]")).map((details) => details.id);
    const focused = part.contains(document.activeElement) ? document.activeElement.id : "";
    part.replaceWith(replacement);
    window.Behaviour.applySubtree(replacement, true);
    replacement.querySelectorAll("details").forEach((details) => (details.open = opened.includes(details.id)));
    replacement.querySelectorAll("[id]").forEach((element) => element.id === focused && element.focus());
  }

  function say(words) {
    document.getElementById("wso2-mi-status").textContent = words;
  }

  function ask(wish, then) {
    window.dialog
      .confirm(wish.question, { message: wish.consequence, type: wish.look })
      .then(() => fetched(wish.wish, { method: "POST", headers: window.crumb.wrap({}) }))
      .then((answer) => answer.text())
      .then((words) => window.notificationBar.show(words, window.notificationBar.SUCCESS))
      .catch((e) => e && window.notificationBar.show(wish.failed + ": " + e.message, window.notificationBar.ERROR))
      .finally(then);
  }

  document.addEventListener("DOMContentLoaded", start);
})();

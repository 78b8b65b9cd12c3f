// Texts that try to be more than texts, and texts that are hard to show: each goes into every text fact (threat T26).

/** Each would open a dialog if a page took it for more than a text. */
export const scripts = [
    `<script>alert("T26-1")</script>`,
    `"><img src=x onerror=alert("T26-2")>`,
    `'"><svg/onload=alert("T26-3")>`,
    `</title></textarea></style></script><script>alert("T26-4")</script>`,
    `javascript:alert("T26-5")//`,
    `<a href="javascript:alert('T26-6')" autofocus onfocus=alert("T26-6")>T26-6</a>`,
    `{{constructor.constructor('alert("T26-7")')()}}\${alert("T26-7")}<%= 7*7 %>`,
    `<iframe srcdoc="<script>parent.alert('T26-8')</script>"></iframe><object data="data:text/html,T26-8">`,
    `<form action="https://elsewhere.example/"><button formaction="javascript:alert('T26-9')">T26-9`,
    `<style>@import "https://elsewhere.example/x.css";</style><link rel=stylesheet href="https://elsewhere.example/T26-10">`,
    `&lt;script&gt;alert("T26-11")&lt;/script&gt; &#60;img src=x onerror=alert(1)&#62;`,
    `'; DROP TABLE event; -- " OR 1=1 T26-12`,
];

/** Each must be shown as it was typed and hurt no page. */
export const shapes = {
    arabic: "ليلى بنت عبد الله (synthetic) ٠١٢",
    mixed: "abc \u202eevil.exe\u202c שלום 12/11 ab",
    combining: "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324\u031ealgo e\u0301 n\u0303",
    long: "Wolfeschlegelsteinhausenbergerdorff".repeat(5),
    wide: "\ufdfd 𒐫 👩‍👩‍👧‍👦 नेपाली ไทย አማርኛ 中文",
};

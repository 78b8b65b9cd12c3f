// Issue 4: what an inspector saw becomes evidence, with hash, place, time and author.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { planned, secured } from "../helpers/dossier.mjs";
import { photo } from "../helpers/photo.mjs";
import { everyWay, installation } from "../helpers/walks.mjs";

const place = installation();

everyWay("a photo is sent, checked, recorded and handed out as evidence", place, async ({ visitor, script }) => {
    const inspector = await visitor("inspector");
    const file = await inspector.tells(undefined, "inspection-planned", planned());

    // What is no photo is refused in words; what was typed stays.
    await inspector.fillsForm(file, "site-evidence-secured", secured);
    await inspector.gives("evidence-document", { name: "photo.jpg", mimeType: "image/jpeg", buffer: Buffer.from("MZ no photo") });
    await inspector.checks();
    await inspector.looks("refused photo");
    await inspector.says("neither JPEG, PNG, WebP nor PDF");
    assert.equal(await inspector.page.inputValue('[name="fact.evidence-is"]'), secured["evidence-is"]);

    // Fifty megabytes: told with their size, and nothing typed is lost.
    const folder = mkdtempSync(join(tmpdir(), "nabotjek-large-"));
    writeFileSync(join(folder, "large.jpg"), Buffer.alloc(50 * 1024 * 1024, 0xff));
    await inspector.gives("evidence-document", join(folder, "large.jpg"));
    await inspector.checks();
    rmSync(folder, { recursive: true });
    await inspector.says("The document has 50 MB; the most is 20 MB.");
    assert.equal(await inspector.page.inputValue('[name="fact.evidence-is"]'), secured["evidence-is"]);

    // A photo passes through the check page, back to the questions, and on.
    await inspector.gives("evidence-document", photo());
    if (script) await inspector.fills("fact.evidence-is", `${secured["evidence-is"]}.`);
    await inspector.checks();
    await inspector.looks("photo checked");
    await inspector.says("Picture (PNG)");
    await inspector.saysNothingOf("beds.png");
    await inspector.changes();
    await inspector.looks("photo sent");
    assert.ok(await inspector.page.isChecked('input[name="fact.evidence-document"]'), "what was sent is still there");
    await inspector.checks();
    await inspector.says("Picture (PNG)");
    await inspector.records();

    await inspector.goes(`/files/${file}`);
    await inspector.presses("main .actions a[href$='/evidence']");
    await inspector.looks("evidence");
    await inspector.says("inspector (invented), ");
    await inspector.presses("main section h2 a");
    await inspector.looks("one photo");
    const width = await inspector.page.locator("img.document").evaluate((image) => image.naturalWidth);
    assert.equal(width, 320, "the photo is shown");
    const [download] = await Promise.all([inspector.page.waitForEvent("download"), inspector.page.click("main a[href$='/content']")]);
    const bytes = readFileSync(await download.path());
    assert.ok(!bytes.includes("ZQ7"), "what was written beside the picture is gone");
    const hash = createHash("sha256").update(bytes).digest("hex");
    await inspector.says(hash);
    assert.equal(download.suggestedFilename(), `document-${hash.slice(0, 12)}.png`);

    const police = await visitor("police");
    for (const address of [inspector.page.url(), `${inspector.page.url()}/content`, `/files/${file}/evidence`]) {
        assert.equal((await police.goes(address)).status(), 404, "nobody else is told of it");
    }
});

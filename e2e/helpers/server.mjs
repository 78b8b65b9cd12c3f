// An installation of its own for the tests: a folder that goes away, a port that nobody else has, an account for each walker.

import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
const binary = process.env.E2E_BINARY ?? join(target, "debug/nabotjek");
const patience = 120_000;

/** Who walks through the tests, with role and office as the circular names them. */
export const people = {
    inspector: ["social-inspector", "ecosoc-brussels"],
    police: ["police", "police-brussels"],
    policeElsewhere: ["police", "police-antwerp"],
    hotline: ["hotline-worker", "pag-asa"],
    socialWorker: ["social-worker", "pag-asa"],
    legalAdviser: ["legal-adviser", "pag-asa"],
    volunteer: ["volunteer", "pag-asa-volunteers"],
    otherCentre: ["social-worker", "payoke"],
    magistrate: ["reference-magistrate", "magistrate-brussels"],
    immigration: ["immigration-office", "immigration-minteh"],
    judge: ["judge", "court-brussels"],
    coordination: ["coordination-unit", "criminal-policy"],
    rapporteur: ["rapporteur", "myria"],
    protection: ["data-protection-officer", "data-protection"],
    administrator: ["administrator", "administration"],
};

/** Opens an account for each of them and lists them as a demo does; gives names and passwords by person. */
function openAccounts(data) {
    const accounts = {};
    for (const [person, [role, office]] of Object.entries(people)) {
        const name = person.toLowerCase();
        const said = execFileSync(binary, ["account", "add", name, "--role", role, "--office", office, "--display", `${person} (invented)`, "--data", data], { cwd: root, encoding: "utf8" });
        accounts[person] = { name, password: said.trim().split(": ").pop(), role, office };
    }
    writeFileSync(join(data, "demo-accounts.json"), JSON.stringify(Object.values(accounts)));
    return accounts;
}

/**
 * Starts a server and waits for the address that it prints.
 *
 * @returns {Promise<{address: string, accounts: object, said: () => string, stop: () => Promise<void>}>}
 */
export async function startServer() {
    if (!existsSync(binary)) throw new Error(`${binary} is not there: build it with cargo build --package nabotjek`);
    const data = mkdtempSync(join(tmpdir(), "nabotjek-e2e-"));
    const clear = () => rmSync(data, { recursive: true, force: true });
    let accounts;
    try {
        accounts = openAccounts(data);
    } catch (error) {
        clear();
        throw error;
    }
    const server = spawn(binary, ["serve", "--data", data, "--port", "0", "--log", "warn"], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    const address = await new Promise((found, failed) => {
        const late = setTimeout(() => failed(new Error(`the server printed no address in time:\n${said}`)), patience);
        const listen = (bytes) => {
            said += bytes;
            const match = said.match(/http:\/\/127\.0\.0\.1:\d+/);
            if (match) {
                clearTimeout(late);
                found(match[0]);
            }
        };
        server.stdout.setEncoding("utf8").on("data", listen);
        server.stderr.setEncoding("utf8").on("data", listen);
        server.on("exit", (code) => {
            clearTimeout(late);
            failed(new Error(`the server ended with ${code}:\n${said}`));
        });
        server.on("error", failed);
    }).catch((error) => {
        server.kill();
        clear();
        throw error;
    });
    const stop = () =>
        new Promise((stopped) => {
            server.removeAllListeners("exit");
            server.once("exit", () => {
                clear();
                stopped();
            });
            server.kill("SIGTERM");
        });
    return { address, accounts, said: () => said, stop };
}

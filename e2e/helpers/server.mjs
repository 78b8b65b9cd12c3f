// An installation of its own for a test: the demo's caseload in a folder that goes away, on a port that nobody else has.

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
const binary = process.env.E2E_BINARY ?? join(target, "debug/nabotjek");
const patience = 120_000;

/**
 * Starts a server and waits for the address that it prints.
 *
 * @returns {Promise<{address: string, data: string, said: () => string, stop: () => Promise<void>}>}
 */
export async function startServer() {
    if (process.env.E2E_ADDRESS) return { address: process.env.E2E_ADDRESS, data: "", said: () => "", stop: async () => {} };
    if (!existsSync(binary)) throw new Error(`${binary} is not there: build it with cargo build --package nabotjek`);
    const data = mkdtempSync(join(tmpdir(), "nabotjek-e2e-"));
    const server = spawn(binary, ["serve", "--demo", "--data", data, "--port", "0"], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    const address = await new Promise((found, failed) => {
        const late = setTimeout(() => failed(new Error(`the server printed no address in time:\n${said}`)), patience);
        const listen = (bytes) => {
            said += bytes;
            const match = said.match(/http:\/\/(127\.0\.0\.1|localhost|\[::1\]):\d+/);
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
        rmSync(data, { recursive: true, force: true });
        throw error;
    });
    const stop = () =>
        new Promise((stopped) => {
            server.removeAllListeners("exit");
            server.once("exit", () => {
                rmSync(data, { recursive: true, force: true });
                stopped();
            });
            server.kill("SIGTERM");
        });
    return { address, data, said: () => said, stop };
}

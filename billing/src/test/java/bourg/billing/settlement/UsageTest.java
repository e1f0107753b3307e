package bourg.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.tenants.trial.TestHttp.Answer;
import bourg.tenants.trial.TestHttp.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A city has a service measured, its partner tells what was used, and both prove what it costs. */
@SuppressWarnings("NullAway.Init") // injected by the test framework
class UsageTest extends UsageTrial {
    @TempDir Path folder;

    @Test
    void whatWasUsedIsRatedCorrectedDividedAndProven() throws Exception {
        assertThat(
                        json(event("e-1", "m-1", 2, "100"), event("e-2", "m-1", 3, "20.50"))
                                .json()
                                .path("accepted")
                                .asInt())
                .isEqualTo(2);
        assertThat(lines(event("e-3", "m-2", 4, "1")).json().path("accepted").asInt()).isEqualTo(1);
        JsonNode first = awaitLines(city, 2).path(0);
        assertThat(first.path("subject").asString()).isEqualTo("m-1");
        // 150 + 100 x 0.35 + 20.5 x 1.25 = 210.625
        assertThat(first.path("amount").path("amount_minor").asLong()).isEqualTo(211);
        assertThat(first.path("tier_amounts").path(1).asString()).isEqualTo("25.625");
        assertThat(
                        lines(event("e-4", "m-1", 5, "-20.5"), event("e-1", "m-1", 2, "100.0"))
                                .json()
                                .toString())
                .isEqualTo("{\"accepted\":1,\"duplicates\":1,\"rejected\":[]}");
        JsonNode correction = awaitLines(partner, 3).path(1);
        assertThat(correction.path("corrects_id")).isEqualTo(first.path("id"));
        assertThat(correction.path("amount").path("amount_minor").asLong()).isEqualTo(200 - 211);
        divided(first, correction);
        String before = receipt(city, first, "first.ndjson");
        String after = receipt(partner, correction, "correction.ndjson");
        proven(before, after);
        assertThat(
                        city.get("/api/v1/usage-lines/" + id(first) + "/receipt-verification")
                                .json()
                                .path("matches")
                                .asBoolean())
                .isTrue();
    }

    /** The month as a whole is 200 before taxes of 5 and 9.975 %, and its lines are it together. */
    private void divided(JsonNode first, JsonNode correction) {
        JsonNode one = city.get("/api/v1/usage-lines/" + id(first)).json();
        JsonNode two = partner.get("/api/v1/usage-lines/" + id(correction)).json();
        long[] sums = new long[one.path("shares").size()];
        for (JsonNode line : List.of(one, two)) {
            long sum = 0;
            for (int i = 0; i < sums.length; i++) {
                long share =
                        line.path("shares").path(i).path("amount").path("amount_minor").asLong();
                sums[i] += share;
                sum += share;
            }
            assertThat(line.path("payable").path("amount_minor").asLong()).isEqualTo(sum);
        }
        assertThat(sums).containsExactly(10, 20, 30, 150, 20);
    }

    private String receipt(Request who, JsonNode line, String name) throws IOException {
        Answer answer = who.get("/api/v1/usage-lines/" + id(line) + "/receipt");
        assertThat(answer.header("Content-Type")).isEqualTo("application/x-ndjson");
        Path file = folder.resolve(name);
        Files.writeString(file, answer.response().body());
        return file.toString();
    }

    private void proven(String before, String after) throws Exception {
        Path own = folder.resolve("own.ndjson");
        String all =
                String.join(
                        "\n",
                        event("e-4", "m-1", 5, "-20.5"),
                        event("e-2", "m-1", 3, "20.5"),
                        event("e-1", "m-1", 2, "100"),
                        event("e-3", "m-2", 4, "1"));
        Files.writeString(own, all);
        assertThat(verify(before)).startsWith("MATCH ");
        assertThat(verify(before, after, "--own", own.toString())).startsWith("MATCH ");
        Files.writeString(own, all.replace("\"20.5\"", "\"21.5\""));
        assertThat(verify(before, after, "--own", own.toString()))
                .startsWith("DIFFERS: first at event 1: the receipt has e-2");
        Files.writeString(own, event("e-1", "m-1", 2, "100"));
        assertThat(verify(before, "--own", own.toString()))
                .startsWith("DIFFERS: first at event 1: the receipt has e-2");
        String text = Files.readString(Path.of(before));
        List<String> rows = text.lines().toList();
        for (String forged :
                List.of(
                        text.replace("20.5\"", "20.4\""),
                        text.replace("\"amount_minor\":211", "\"amount_minor\":111"),
                        text.replace("m-1", "m-2"),
                        String.join("\n", rows.get(0), rows.get(2), rows.get(1), rows.get(3)),
                        String.join("\n", rows.get(0), rows.get(1), rows.get(3)))) {
            Files.writeString(Path.of(before), forged);
            assertThat(verify(before)).startsWith("DIFFERS: ");
        }
    }

    /** Runs the command of the documentation. */
    private String verify(String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("node", "../docs/examples/usage-receipt/verify.mjs"));
        command.addAll(Arrays.asList(arguments));
        Process node = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(node.waitFor()).isEqualTo(said.startsWith("MATCH") ? 0 : 1);
        return said;
    }
}

package bourg.marketplace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Any form of the kinds we support is accepted, can be drawn, and takes an answer made for it, as
 * JSON and as typed.
 */
class FormPropertyTests {
    private static final JsonMapper JSON = JsonMapper.shared();
    private final Forms forms = new Forms();

    /** A field's schema, an answer that fits and whether it must be answered. */
    record Question(String schema, Object answer, boolean required) {}

    @Property(tries = 300)
    void whatIsAcceptedCanBeDrawnAndAnswered(@ForAll("questions") List<Question> questions) {
        ObjectNode schema = JSON.createObjectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        var required = schema.putArray("required");
        ObjectNode answers = JSON.createObjectNode();
        List<String> keys = new ArrayList<>();
        for (Question question : questions) {
            String key = "field_" + keys.size();
            keys.add(key);
            ObjectNode property = (ObjectNode) JSON.readTree(question.schema());
            properties.set(
                    key,
                    property.put("x-title-fr", "Titre " + key).put("x-title-en", "Title " + key));
            answers.set(key, JSON.valueToTree(question.answer()));
            if (question.required()) {
                required.add(key);
            }
        }
        String text = schema.toString();
        assertThat(forms.inspect(text)).isEmpty();
        Form form = forms.parse(text);
        assertThat(form.fields()).extracting(Form.Field::key).isEqualTo(keys);
        assertThat(forms.check(text, answers)).isEmpty();
        Map<String, List<String>> typed = form.toStrings(answers);
        JsonNode read = form.fromStrings(typed);
        assertThat(forms.check(text, read)).isEmpty();
        assertThat(form.toStrings(read)).isEqualTo(typed);
    }

    @Provide
    Arbitrary<List<Question>> questions() {
        return Arbitraries.oneOf(texts(), choices(), formatted(), integers(), numbers(), yesNo())
                .list()
                .ofMaxSize(12);
    }

    private static Arbitrary<Question> texts() {
        Arbitrary<Integer> least = Arbitraries.integers().between(0, 20);
        Arbitrary<Integer> more = Arbitraries.integers().between(1, 50);
        return Combinators.combine(least, more, widget(), bool())
                .flatAs((min, extra, widget, required) ->
                        Arbitraries.strings()
                                .alpha()
                                .ofMinLength(Math.max(1, min))
                                .ofMaxLength(min + extra)
                                .map(answer ->
                                        new Question(
                                                "{\"type\":\"string\",\"minLength\":%d,\"maxLength\":%d%s}"
                                                        .formatted(min, min + extra, widget),
                                                answer,
                                                required)));
    }

    private static Arbitrary<String> widget() {
        return Arbitraries.of("", ",\"x-widget\":\"textarea\"");
    }

    private static Arbitrary<Question> choices() {
        Arbitrary<List<String>> values =
                Arbitraries.strings()
                        .alpha()
                        .ofMinLength(1)
                        .ofMaxLength(8)
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(6)
                        .uniqueElements();
        return Combinators.combine(values, bool())
                .as((all, required) -> {
                    ObjectNode schema = JSON.createObjectNode().put("type", "string");
                    all.forEach(schema.putArray("enum")::add);
                    ObjectNode labels = schema.putObject("x-enum-labels");
                    all.forEach(value ->
                            labels.putObject(value).put("fr", "F" + value).put("en", "E" + value));
                    return new Question(schema.toString(), all.getLast(), required);
                });
    }

    private static Arbitrary<Question> formatted() {
        Arbitrary<String> pairs =
                Arbitraries.of(
                        "email a.b@exemple.qc.ca",
                        "date 2027-02-28",
                        "tel +1 418 555-0123",
                        "tel 4185550123");
        return Combinators.combine(pairs, bool())
                .as((pair, required) -> {
                    int space = pair.indexOf(' ');
                    return new Question(
                            "{\"type\":\"string\",\"format\":\"" + pair.substring(0, space) + "\"}",
                            pair.substring(space + 1),
                            required);
                });
    }

    private static Arbitrary<Question> integers() {
        return Combinators.combine(
                        Arbitraries.integers().between(-1000, 1000),
                        Arbitraries.integers().between(0, 1000),
                        bool())
                .as((min, extra, required) ->
                        new Question(
                                "{\"type\":\"integer\",\"minimum\":%d,\"maximum\":%d}"
                                        .formatted(min, min + extra),
                                min + extra / 2,
                                required));
    }

    private static Arbitrary<Question> numbers() {
        return Combinators.combine(
                        Arbitraries.bigDecimals()
                                .between(
                                        new java.math.BigDecimal("-1000"),
                                        new java.math.BigDecimal("1000"))
                                .ofScale(2),
                        bool())
                .as((answer, required) ->
                        new Question("{\"type\":\"number\",\"minimum\":-1000}", answer, required));
    }

    private static Arbitrary<Question> yesNo() {
        return Combinators.combine(bool(), bool())
                .as((answer, required) -> new Question("{\"type\":\"boolean\"}", answer, required));
    }

    private static Arbitrary<Boolean> bool() {
        return Arbitraries.of(true, false);
    }
}

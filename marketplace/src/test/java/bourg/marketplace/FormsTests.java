package bourg.marketplace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FormsTests {
    private final Forms forms = new Forms();

    private static final String SCHEMA =
            """
            {"type": "object", "required": ["plan", "bikes"], "properties": {
              "plan": {"type": "string", "enum": ["month", "year"], "x-title-fr": "Formule", "x-title-en": "Plan",
                "x-enum-labels": {"month": {"fr": "Mois", "en": "Month"}, "year": {"fr": "Année", "en": "Year"}}},
              "bikes": {"type": "integer", "minimum": 1, "maximum": 4, "x-title-fr": "Vélos", "x-title-en": "Bikes"},
              "height": {"type": "number", "x-title-fr": "Hauteur", "x-title-en": "Height"},
              "postal": {"type": "string", "pattern": "^[A-Z][0-9][A-Z] ?[0-9][A-Z][0-9]$", "x-title-fr": "Code", "x-title-en": "Code"},
              "since": {"type": "string", "format": "date", "x-title-fr": "Depuis", "x-title-en": "Since"},
              "phone": {"type": "string", "format": "tel", "x-title-fr": "Tél.", "x-title-en": "Phone"},
              "mail": {"type": "string", "format": "email", "x-title-fr": "Courriel", "x-title-en": "Email"},
              "note": {"type": "string", "minLength": 3, "maxLength": 10, "x-widget": "textarea", "x-title-fr": "Note", "x-title-en": "Note"},
              "own": {"type": "boolean", "x-title-fr": "À moi", "x-title-en": "Mine"}}}
            """;

    @Test
    void aFormIsReadInTheOrderOfItsSchema() {
        Form form = forms.parse(SCHEMA);
        assertThat(form.fields())
                .extracting(Form.Field::key)
                .containsExactly(
                        "plan", "bikes", "height", "postal", "since", "phone", "mail", "note",
                        "own");
        assertThat(form.fields().getFirst().options()).hasSize(2);
        assertThat(form.fields().get(7).kind()).isEqualTo(Form.Kind.TEXT_AREA);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'plan': 'month'}                           | bikes  | answer_missing",
                "{'plan': '', 'bikes': 1}                    | plan   | answer_missing",
                "{'plan': 'day', 'bikes': 1}                 | plan   | not_a_choice",
                "{'plan': 'year', 'bikes': 0}                | bikes  | too_small",
                "{'plan': 'year', 'bikes': 5}                | bikes  | too_large",
                "{'plan': 'year', 'bikes': '2'}              | bikes  | not_an_integer",
                "{'plan': 'year', 'bikes': 1.5}              | bikes  | not_an_integer",
                "{'plan': 'year', 'bikes': 1, 'height': 'x'} | height | not_a_number",
                "{'plan': 'year', 'bikes': 1, 'postal': '1'} | postal | pattern",
                "{'plan': 'year', 'bikes': 1, 'since': '31'} | since  | date",
                "{'plan': 'year', 'bikes': 1, 'phone': 'no'} | phone  | phone",
                "{'plan': 'year', 'bikes': 1, 'mail': 'no'}  | mail   | email",
                "{'plan': 'year', 'bikes': 1, 'note': 'a'}   | note   | too_short",
                "{'plan': 'year', 'bikes': 1, 'own': 'yes'}  | own    | not_yes_or_no",
                "{'plan': 'year', 'bikes': 1, 'more': 1}     | more   | question_unknown",
            })
    void everyKeywordHasItsOwnWords(String answers, String field, String code) {
        List<FormError> errors = forms.check(SCHEMA, json(answers.replace('\'', '"')));
        assertThat(errors).extracting(FormError::field).containsExactly(field);
        assertThat(errors).extracting(FormError::code).containsExactly(code);
        assertThat(errors.getFirst().message().french())
                .isNotEqualTo(errors.getFirst().message().english());
    }

    @Test
    void whatIsTypedBecomesAnswersAndComesBack() {
        Form form = forms.parse(SCHEMA);
        Map<String, List<String>> typed =
                Map.of(
                        "plan", List.of("month"),
                        "bikes", List.of(" 2 "),
                        "height", List.of("1,5"),
                        "own", List.of("true"),
                        "note", List.of(""),
                        "_csrf", List.of("x"));
        JsonNode answers = form.fromStrings(typed);
        assertThat(answers.toString())
                .isEqualTo("{\"plan\":\"month\",\"bikes\":2,\"height\":1.5,\"own\":true}");
        assertThat(forms.check(SCHEMA, answers)).isEmpty();
        assertThat(form.toStrings(answers))
                .containsEntry("bikes", List.of("2"))
                .containsEntry("own", List.of("true"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no                                                   |            | not_json",
                "[]                                                   |            | not_an_object_schema",
                "{'type':'object','allOf':[],'properties':{}}         | allOf      | keyword_not_supported",
                "{'type':'object','$schema':'x','properties':{}}      | $schema    | wrong_dialect",
                "{'type':'object','required':['a'],'properties':{}}   | required   | value_not_supported",
                "{'type':'object','properties':{'A b':{}}}            | A b        | key_not_supported",
                "{'type':'object','properties':{'a':{'type':'array','x-title-fr':'A','x-title-en':'A'}}} | a.type | type_not_supported",
                "{'type':'object','properties':{'a':{'type':'string','x-title-fr':'A'}}} | a | title_missing",
                "{'type':'object','properties':{'a':{'type':'string','enum':['x'],'x-title-fr':'A','x-title-en':'A'}}} | a.x-enum-labels | label_missing",
                "{'type':'object','properties':{'a':{'type':'integer','minimum':2,'maximum':1,'x-title-fr':'A','x-title-en':'A'}}} | a.maximum | limits_contradict",
                "{'type':'object','properties':{'a':{'type':'string','pattern':'(a+)+$','x-title-fr':'A','x-title-en':'A'}}} | a.pattern | pattern_not_supported",
                "{'type':'object','properties':{'a':{'type':'string','pattern':'(','x-title-fr':'A','x-title-en':'A'}}} | a.pattern | pattern_not_supported",
            })
    void whatCannotBeDrawnIsRefused(String schema, String field, String code) {
        List<FormError> errors = forms.inspect(schema.replace('\'', '"'));
        assertThat(errors).extracting(FormError::code).containsExactly(code);
        assertThat(errors.getFirst().field()).isEqualTo(field == null ? "" : field);
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}

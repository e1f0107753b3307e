package bourg.local.demo;

import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The intake forms of the demo's offers, as JSON Schema. */
final class DemoForms {

    static final Map<String, Object> BIKES =
            form(
                    """
                    {"type": "object", "required": ["shelter", "bike"], "properties": {
                      "shelter": {"type": "string", "enum": ["station", "library", "park"],
                        "x-title-fr": "Abri souhaité", "x-title-en": "Preferred shelter",
                        "x-enum-labels": {"station": {"fr": "Gare", "en": "Station"},
                          "library": {"fr": "Bibliothèque", "en": "Library"},
                          "park": {"fr": "Parc", "en": "Park"}}},
                      "bike": {"type": "string", "maxLength": 200,
                        "x-title-fr": "Description du vélo", "x-title-en": "Description of the bike",
                        "x-hint-fr": "Marque et couleur", "x-hint-en": "Make and colour"}}}
                    """);

    static final Map<String, Object> TREES =
            form(
                    """
                    {"type": "object", "required": ["address", "height"], "properties": {
                      "address": {"type": "string", "maxLength": 200,
                        "x-title-fr": "Adresse de l’arbre", "x-title-en": "Address of the tree"},
                      "height": {"type": "integer", "minimum": 1, "maximum": 40,
                        "x-title-fr": "Hauteur approximative (mètres)",
                        "x-title-en": "Approximate height (metres)"},
                      "details": {"type": "string", "maxLength": 1000, "x-widget": "textarea",
                        "x-title-fr": "Précisions", "x-title-en": "Details"}}}
                    """);

    private DemoForms() {}

    private static Map<String, Object> form(String schema) {
        return new JsonMapper().readValue(schema, new TypeReference<Map<String, Object>>() {});
    }
}

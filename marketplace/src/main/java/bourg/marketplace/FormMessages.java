package bourg.marketplace;

import bourg.tenants.Localized;

/** What we tell people about an answer, and partners about a schema, in both languages. */
final class FormMessages {
    private FormMessages() {}

    /** For the keyword of JSON Schema that an answer breaks; the limit is the keyword's value. */
    static FormError answer(String field, String keyword, String limit) {
        return switch (keyword) {
            case "required" ->
                    error(
                            field,
                            "answer_missing",
                            "Répondez à cette question.",
                            "Answer this question.");
            case "minLength" ->
                    error(
                            field,
                            "too_short",
                            "Écrivez au moins " + limit + " caractères.",
                            "Enter at least " + limit + " characters.");
            case "maxLength" ->
                    error(
                            field,
                            "too_long",
                            "Écrivez au plus " + limit + " caractères.",
                            "Enter at most " + limit + " characters.");
            case "pattern" ->
                    error(
                            field,
                            "pattern",
                            "Vérifiez la forme de cette réponse.",
                            "Check the form of this answer.");
            case "format" -> format(field, limit);
            case "type" -> type(field, limit);
            default -> value(field, keyword, limit);
        };
    }

    private static FormError value(String field, String keyword, String limit) {
        return switch (keyword) {
            case "enum" ->
                    error(
                            field,
                            "not_a_choice",
                            "Choisissez l’une des réponses proposées.",
                            "Choose one of the answers offered.");
            case "minimum" ->
                    error(
                            field,
                            "too_small",
                            "Indiquez un nombre d’au moins " + limit + ".",
                            "Enter a number of at least " + limit + ".");
            case "maximum" ->
                    error(
                            field,
                            "too_large",
                            "Indiquez un nombre d’au plus " + limit + ".",
                            "Enter a number of at most " + limit + ".");
            case "additionalProperties" ->
                    error(
                            field,
                            "question_unknown",
                            "Ce formulaire n’a pas cette question.",
                            "This form has no such question.");
            default ->
                    error(field, "answer_invalid", "Vérifiez cette réponse.", "Check this answer.");
        };
    }

    private static FormError format(String field, String format) {
        return switch (format) {
            case "email" ->
                    error(
                            field,
                            "email",
                            "Indiquez une adresse courriel, comme nom@exemple.ca.",
                            "Enter an email address, such as name@example.ca.");
            case "date" ->
                    error(
                            field,
                            "date",
                            "Indiquez une date, comme 2027-05-31.",
                            "Enter a date, such as 2027-05-31.");
            default ->
                    error(
                            field,
                            "phone",
                            "Indiquez un numéro de téléphone, comme 418 555-0123.",
                            "Enter a phone number, such as 418 555-0123.");
        };
    }

    private static FormError type(String field, String type) {
        return switch (type) {
            case "integer" ->
                    error(
                            field,
                            "not_an_integer",
                            "Indiquez un nombre entier.",
                            "Enter a whole number.");
            case "number" -> error(field, "not_a_number", "Indiquez un nombre.", "Enter a number.");
            case "boolean" ->
                    error(
                            field,
                            "not_yes_or_no",
                            "Répondez par oui ou par non.",
                            "Answer yes or no.");
            case "object" ->
                    error(
                            field,
                            "not_an_object",
                            "Envoyez les réponses comme un objet JSON.",
                            "Send the answers as a JSON object.");
            default -> error(field, "not_a_text", "Répondez par un texte.", "Answer with a text.");
        };
    }

    /** For a schema that we could not draw. */
    static FormError schema(String place, String code) {
        return switch (code) {
            case "not_json" ->
                    error(
                            place,
                            code,
                            "Le formulaire n’est pas du JSON valide.",
                            "The form is not valid JSON.");
            case "too_big" ->
                    error(place, code, "Le formulaire est trop grand.", "The form is too big.");
            case "not_an_object_schema" ->
                    error(
                            place,
                            code,
                            "Le formulaire doit être un schéma de type « object ».",
                            "The form must be a schema of type \"object\".");
            case "wrong_dialect" ->
                    error(place, code, "Utilisez JSON Schema 2020-12.", "Use JSON Schema 2020-12.");
            case "keyword_not_supported" ->
                    error(
                            place,
                            code,
                            "Ce mot-clé n’est pas pris en charge.",
                            "This keyword is not supported.");
            case "title_missing" ->
                    error(
                            place,
                            code,
                            "Donnez un titre en français et en anglais.",
                            "Give a title in French and in English.");
            default -> detail(place, code);
        };
    }

    private static FormError detail(String place, String code) {
        return switch (code) {
            case "label_missing" ->
                    error(
                            place,
                            code,
                            "Donnez à chaque choix un libellé en français et en anglais.",
                            "Give each choice a label in French and in English.");
            case "key_not_supported" ->
                    error(
                            place,
                            code,
                            "Utilisez des lettres minuscules, des chiffres et « _ ».",
                            "Use lower-case letters, digits and \"_\".");
            case "type_not_supported" ->
                    error(
                            place,
                            code,
                            "Utilisez string, integer, number ou boolean.",
                            "Use string, integer, number or boolean.");
            case "pattern_not_supported" ->
                    error(
                            place,
                            code,
                            "Cette expression est fausse ou trop complexe.",
                            "This expression is wrong or too complex.");
            case "limits_contradict" ->
                    error(
                            place,
                            code,
                            "Aucune réponse ne peut respecter ces limites.",
                            "No answer can keep within these limits.");
            default ->
                    error(
                            place,
                            "value_not_supported",
                            "Cette valeur n’est pas prise en charge.",
                            "This value is not supported.");
        };
    }

    static FormError error(String field, String code, String french, String english) {
        return new FormError(field, code, new Localized(french, english));
    }
}

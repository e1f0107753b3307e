package bourg.tenants;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Lets only logos through that can do no harm: a PNG image, or an SVG drawing made of shapes alone.
 */
final class LogoCheck {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final Set<String> SHAPES =
            Set.of(
                    "svg",
                    "g",
                    "path",
                    "rect",
                    "circle",
                    "ellipse",
                    "line",
                    "polyline",
                    "polygon",
                    "text",
                    "tspan",
                    "title",
                    "desc",
                    "defs",
                    "lineargradient",
                    "radialgradient",
                    "stop",
                    "clippath",
                    "mask",
                    "use",
                    "symbol",
                    "pattern");

    private LogoCheck() {}

    /** The code of what is wrong, if anything is. */
    static Optional<String> fault(Logo logo) {
        byte[] content = logo.content();
        if (content.length > Logo.MAXIMUM_BYTES) {
            return Optional.of("logo_too_large");
        }
        return switch (logo.mediaType()) {
            case "image/png" ->
                    content.length > PNG.length
                                    && Arrays.equals(Arrays.copyOf(content, PNG.length), PNG)
                            ? Optional.empty()
                            : Optional.of("logo_unreadable");
            case "image/svg+xml" -> drawingFault(content);
            default -> Optional.of("logo_type_unknown");
        };
    }

    private static Optional<String> drawingFault(byte[] content) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader =
                    factory.createXMLStreamReader(new ByteArrayInputStream(content));
            boolean first = true;
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamReader.DTD
                        || event == XMLStreamReader.PROCESSING_INSTRUCTION) {
                    return Optional.of("logo_unsafe");
                }
                if (event == XMLStreamReader.START_ELEMENT) {
                    if (first && !reader.getLocalName().equals("svg")) {
                        return Optional.of("logo_unreadable");
                    }
                    first = false;
                    if (!isHarmless(reader)) {
                        return Optional.of("logo_unsafe");
                    }
                }
            }
            return first ? Optional.of("logo_unreadable") : Optional.empty();
        } catch (XMLStreamException notXml) {
            return Optional.of("logo_unreadable");
        }
    }

    private static boolean isHarmless(XMLStreamReader element) {
        if (!SHAPES.contains(element.getLocalName().toLowerCase(Locale.ROOT))) {
            return false;
        }
        for (int i = 0; i < element.getAttributeCount(); i++) {
            if (!isHarmless(element.getAttributeLocalName(i), element.getAttributeValue(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHarmless(String attribute, String value) {
        String name = attribute.toLowerCase(Locale.ROOT);
        String text = value.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
        if (name.startsWith("on")
                || text.contains("javascript:")
                || text.contains("@import")
                || text.contains("\\")) {
            return false;
        }
        if (name.equals("href") || name.equals("src")) {
            return text.startsWith("#");
        }
        return !text.replace("url(#", "").contains("url(");
    }
}

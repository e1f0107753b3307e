package bourg.tenants;

import java.util.Arrays;

/** A city's logo: a PNG image or a harmless SVG drawing of at most 200 kB. */
@SuppressWarnings("ArrayRecordComponent") // copied on the way in and out, and compared by content
public record Logo(String mediaType, byte[] content) {
    public static final int MAXIMUM_BYTES = 200_000;

    public Logo {
        content = content.clone();
    }

    @Override
    public byte[] content() {
        return content.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Logo(String type, byte[] bytes)
                && type.equals(mediaType)
                && Arrays.equals(bytes, content);
    }

    @Override
    public int hashCode() {
        return 31 * mediaType.hashCode() + Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return "Logo[" + mediaType + ", " + content.length + " bytes]";
    }
}

package bourg.tenants.contract;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotWritableException;

/** Hands a zip file to whoever reads it as it comes in, and never holds it as a whole. */
final class StreamedFile extends AbstractHttpMessageConverter<Resource> {
    private static final MediaType ZIP = new MediaType("application", "zip");

    StreamedFile() {
        super(ZIP);
    }

    static boolean isIn(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.startsWith(ZIP.toString());
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == Resource.class;
    }

    @Override
    public boolean canWrite(Class<?> type, @Nullable MediaType accepted) {
        return false;
    }

    @Override
    protected Resource readInternal(Class<? extends Resource> type, HttpInputMessage message)
            throws IOException {
        return new InputStreamResource(message.getBody());
    }

    @Override
    protected void writeInternal(Resource file, HttpOutputMessage message) {
        throw new HttpMessageNotWritableException("Files are only read");
    }
}

package io.qadom.store.h2;

import io.qadom.spi.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.h2.api.ErrorCode;

/** Says in one line what is wrong with the file; H2 says it in many, with the SQL. */
final class FailureLine {

    private FailureLine() {}

    static StoreException of(Path file, Exception failure) {
        int code = failure instanceof SQLException e ? e.getErrorCode() : 0;
        return switch (code) {
            case ErrorCode.DATABASE_ALREADY_OPEN_1, ErrorCode.DATABASE_IS_IN_EXCLUSIVE_MODE ->
                new StoreException(
                        file + " is in use by another node; stop that one or choose another directory", failure);
            case ErrorCode.FILE_CORRUPTED_1, ErrorCode.FILE_VERSION_ERROR_1 ->
                new StoreException(file + " is damaged; put a copy back, or move it away to start empty", failure);
            case ErrorCode.WRONG_USER_OR_PASSWORD ->
                new StoreException(file + " was not made by qadom: it has no user 'sa' without a password", failure);
            default -> new StoreException("cannot use " + file + ": " + firstLine(root(failure)), failure);
        };
    }

    /** The deepest cause knows most: {@code No space left on device} lies below three that only say that they failed. */
    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static String firstLine(Throwable failure) {
        String message = failure.getMessage();
        return message == null
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}

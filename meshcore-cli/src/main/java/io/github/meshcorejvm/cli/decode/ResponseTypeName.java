package io.github.meshcorejvm.cli.decode;

import io.github.meshcorejvm.codec.exchange.ResponseType;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses the name of a response type, as used in JSON. */
final class ResponseTypeName implements ITypeConverter<ResponseType>, Iterable<String> {

    private static final Map<String, ResponseType> BY_NAME = new LinkedHashMap<>();

    static {
        BY_NAME.put("status", ResponseType.STATUS);
        BY_NAME.put("telemetry", ResponseType.TELEMETRY);
        BY_NAME.put("minMaxAvg", ResponseType.MIN_MAX_AVERAGE);
        BY_NAME.put("accessList", ResponseType.ACCESS_LIST);
        BY_NAME.put("neighbours", ResponseType.NEIGHBOURS);
        BY_NAME.put("owner", ResponseType.OWNER);
        BY_NAME.put("login", ResponseType.LOGIN);
        BY_NAME.put("regions", ResponseType.REGIONS);
        BY_NAME.put("anonymousOwner", ResponseType.ANONYMOUS_OWNER);
        BY_NAME.put("clock", ResponseType.CLOCK);
    }

    /** Created by picocli. */
    ResponseTypeName() {}

    @Override
    public ResponseType convert(String value) {
        ResponseType type = BY_NAME.get(value);
        if (type == null) {
            throw new TypeConversionException("must be one of " + String.join(", ", BY_NAME.keySet()));
        }
        return type;
    }

    /** All names, for completions and messages. */
    @Override
    public Iterator<String> iterator() {
        return BY_NAME.keySet().iterator();
    }
}

package flow.artifact;

import flow.Failure;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.Charset;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;

/** Names of things, optional values, and failures. */
final class OtherKinds {
    static final List<Kind<?>> ALL = List.of(
            Kind.text("uuid", UUID.class, UUID::fromString),
            Kind.text("uri", URI.class, URI::create),
            Kind.text("url", URL.class, OtherKinds::url),
            Kind.text("currency", Currency.class, Currency::getInstance),
            Kind.constant("locale", Locale.class, OtherKinds::parts, OtherKinds::locale),
            Kind.constant("charset", Charset.class, OtherKinds::parts, part -> Charset.forName((String) part)),
            Kind.constant("pattern", Pattern.class, OtherKinds::parts, OtherKinds::pattern),
            Kind.mutable("stringBuilder", StringBuilder.class, StringBuilder::toString, part -> {
                return new StringBuilder((String) part);
            }),
            Kind.mutable("stringBuffer", StringBuffer.class, StringBuffer::toString, part -> {
                return new StringBuffer((String) part);
            }),
            Kind.constant("optionalInt", OptionalInt.class, OtherKinds::parts, part -> {
                return isEmpty(part) ? OptionalInt.empty() : OptionalInt.of((Integer) only(part));
            }),
            Kind.constant("optionalLong", OptionalLong.class, OtherKinds::parts, part -> {
                return isEmpty(part) ? OptionalLong.empty() : OptionalLong.of((Long) only(part));
            }),
            Kind.constant("optionalDouble", OptionalDouble.class, OtherKinds::parts, part -> {
                return isEmpty(part) ? OptionalDouble.empty() : OptionalDouble.of((Double) only(part));
            }),
            Kind.constant("failure", Failure.class, OtherKinds::parts, OtherKinds::failure));

    private OtherKinds() {}

    private static URL url(String text) {
        try {
            return new URL(text);
        } catch (MalformedURLException unknown) {
            throw new IllegalArgumentException(unknown);
        }
    }

    /** The tag of the language where that says all; Java has locales that are no such thing. */
    private static Object parts(Locale locale) {
        String tag = locale.toLanguageTag();
        if (Locale.forLanguageTag(tag).equals(locale)) {
            return tag;
        }
        List<String> parts = List.of(locale.getLanguage(), locale.getCountry(), locale.getVariant());
        return Refused.unless(locale(parts).equals(locale), locale, parts);
    }

    private static Locale locale(Object parts) {
        if (parts instanceof String tag) {
            return Locale.forLanguageTag(tag);
        }
        List<?> three = (List<?>) parts;
        return new Locale((String) three.get(0), (String) three.get(1), (String) three.get(2));
    }

    private static Object parts(Charset charset) {
        String name = charset.name();
        return Refused.unless(Charset.isSupported(name) && Charset.forName(name).equals(charset), charset, name);
    }

    private static Object parts(Pattern pattern) {
        return List.of(pattern.pattern(), pattern.flags());
    }

    private static Pattern pattern(Object parts) {
        List<?> both = (List<?>) parts;
        return Pattern.compile((String) both.get(0), (Integer) both.get(1));
    }

    private static Object parts(OptionalInt optional) {
        return optional.stream().boxed().toList();
    }

    private static Object parts(OptionalLong optional) {
        return optional.stream().boxed().toList();
    }

    private static Object parts(OptionalDouble optional) {
        return optional.stream().boxed().toList();
    }

    private static boolean isEmpty(Object parts) {
        return ((List<?>) parts).isEmpty();
    }

    private static Object only(Object parts) {
        return ((List<?>) parts).get(0);
    }

    private static Object parts(Failure failure) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("type", failure.type());
        parts.put("message", failure.message());
        parts.put("stackTrace", failure.stackTrace());
        parts.put("kind", failure.kind());
        parts.put("attempts", failure.attempts());
        parts.put("step", failure.step());
        parts.put("task", failure.task());
        return parts;
    }

    private static Failure failure(Object parts) {
        Map<?, ?> all = (Map<?, ?>) parts;
        return new Failure(
                (String) all.get("type"),
                (String) all.get("message"),
                (String) all.get("stackTrace"),
                (String) all.get("kind"),
                (Integer) all.get("attempts"),
                (String) all.get("step"),
                (String) all.get("task"));
    }
}

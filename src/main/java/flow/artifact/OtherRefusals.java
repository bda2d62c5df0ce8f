package flow.artifact;

import flow.artifact.Refusals.Reason;
import groovy.json.JsonBuilder;
import groovy.lang.MetaClass;
import groovy.lang.Writable;
import groovy.util.Expando;
import groovy.util.Node;
import groovy.xml.slurpersupport.GPathResult;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.StringWriter;
import java.lang.reflect.Member;
import java.nio.Buffer;
import java.nio.file.Path;
import java.text.Format;
import java.time.format.DateTimeFormatter;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.stream.BaseStream;

/**
 * What cannot be kept, and what to keep instead. By itself, since it names classes of which most runs never load any; the first
 * that fits is told.
 */
final class OtherRefusals {
    private static final String IS_DOCUMENT = "is a part of a document";
    private static final String IS_PLACE = "Keep what is there: file(path); or its text: .toString()";

    static final List<Reason> ALL = List.of(
            new Reason(Class.class, "is a class", "Keep its name."),
            new Reason(Member.class, "is a member of a class", "Keep its name."),
            new Reason(MetaClass.class, "is a class", "Keep its name."),
            new Reason(ClassLoader.class, "is a class loader", "Keep names of classes."),
            new Reason(Iterator.class, "can be read only once", "Keep what it gives: .toList()"),
            new Reason(Enumeration.class, "can be read only once", "Keep what it gives: .toList()"),
            new Reason(BaseStream.class, "can be read only once", "Keep what it gives: .toList()"),
            new Reason(Path.class, "is a place on this machine", IS_PLACE),
            new Reason(File.class, "is a place on this machine", IS_PLACE),
            new Reason(GPathResult.class, IS_DOCUMENT, "Keep its .text(), or XmlUtil.serialize(it)"),
            new Reason(Node.class, IS_DOCUMENT, "Keep its .text(), or XmlUtil.serialize(it)"),
            new Reason(org.w3c.dom.Node.class, IS_DOCUMENT, "Keep its text, or XmlUtil.serialize(it)"),
            new Reason(Expando.class, "may get members at any time", "Keep those that it has: .properties"),
            new Reason(JsonBuilder.class, "makes JSON", "Keep its .content, or its .toString()"),
            new Reason(AtomicReference.class, "holds something for threads", "Keep what it holds: .get()"),
            new Reason(Matcher.class, "is a search in a text", "Keep what it finds: .collect()"),
            new Reason(DateTimeFormatter.class, "is a way to write dates", "Keep the text of its pattern."),
            new Reason(Format.class, "is a way to write values", "Keep the text of its pattern."),
            new Reason(Random.class, "goes on with each number that it gives", "Keep its seed, or the numbers."),
            new Reason(Buffer.class, "is a window on memory", "Keep its bytes: .array()"),
            new Reason(StringWriter.class, "is written to", "Keep what was written: .toString()"),
            new Reason(ByteArrayOutputStream.class, "is written to", "Keep what was written: .toByteArray()"),
            new Reason(Writable.class, "is a text that is only made when it is written", "Keep its text: .toString()"),
            new Reason(Thread.class, "is a thread", "Keep what it computes."),
            new Reason(Executor.class, "runs threads", "Keep what they compute."),
            new Reason(Future.class, "is a result that may not be there yet", "Keep what it gives: .get()"),
            new Reason(Process.class, "is a running program", "Keep its output: .text"),
            new Reason(AutoCloseable.class, "is open and has to be closed", "Keep what is read from it."));

    private OtherRefusals() {}
}

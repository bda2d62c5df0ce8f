package flow.artifact

import groovy.time.TimeCategory

import java.nio.charset.Charset
import java.time.*
import java.time.chrono.HijrahDate
import java.time.chrono.JapaneseDate
import java.time.chrono.ThaiBuddhistChronology
import java.time.temporal.ChronoUnit
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.ConcurrentSkipListMap
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.TimeUnit
import java.util.concurrent.atomic.AtomicBoolean
import java.util.concurrent.atomic.AtomicInteger
import java.util.concurrent.atomic.AtomicLong
import java.util.regex.Pattern

/** Makes values of every kind that can be kept, by chance; the same seed makes the same values. */
class AnyValue {
    private static final List<String> ZONES = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'GMT+2']

    private final Random random
    private final ScriptForValues script

    AnyValue(long seed, ScriptForValues script) {
        random = new Random(seed)
        this.script = script
    }

    Object next(int depth = 4) {
        def makers = depth > 0 && random.nextInt(3) > 0 ? containers : scalars
        makers[random.nextInt(makers.size())].call(depth - 1)
    }

    final List<Closure> scalars = [
        { null }, { random.nextBoolean() }, { integer() }, { number() }, { (byte) integer() }, { (short) integer() },
        { wholeNumber() }, { BigInteger.valueOf(wholeNumber()) }, { new BigInteger(random.nextInt(3000), random).negate() },
        { new BigDecimal(new BigInteger(random.nextInt(200), random), random.nextInt(80) - 40) },
        { new BigDecimal(new BigInteger(random.nextInt(3000), random), integer()) },
        { real() }, { (float) real() }, { Float.intBitsToFloat(random.nextInt()) }, { Double.longBitsToDouble(random.nextLong()) },
        { character() }, { text() }, { "a ${text()} of ${integer()}" }, { new StringBuilder(text()) }, { new StringBuffer(text()) },
        { new AtomicInteger(integer()) }, { new AtomicLong(wholeNumber()) }, { new AtomicBoolean(random.nextBoolean()) },
        { bytes() }, { [random.nextBoolean(), true] as boolean[] }, { [character(), character()] as char[] },
        { [integer(), 1] as short[] }, { [integer()] as int[] }, { [wholeNumber()] as long[] }, { [real()] as double[] },
        { [real(), Float.NaN] as float[] }, { new int[0][2] },
        { new UUID(random.nextLong(), random.nextLong()) }, { URI.create('http://host/' + random.nextInt() + '?q=%20') },
        { new URL('https://host:8080/x#' + random.nextInt()) }, { BitSet.valueOf(bytes()) },
        { Currency.getInstance(one(['EUR', 'USD', 'JPY'])) }, { Charset.forName(one(['UTF-8', 'ISO-8859-1', 'UTF-16LE'])) },
        { one([Locale.ROOT, Locale.US, new Locale('no', 'NO', 'NY'), new Locale('', 'DE'), new Locale('en', 'US', 'x y'), Locale.forLanguageTag('sr-Latn-RS-u-ca-buddhist')]) },
        { Pattern.compile(one(['a+b?', '^\\s*$', 'ü']), one([0, Pattern.CASE_INSENSITIVE | Pattern.MULTILINE])) },
        { new java.math.MathContext(random.nextInt(50), one(java.math.RoundingMode.values() as List)) },
        { OptionalInt.of(integer()) }, { OptionalLong.of(wholeNumber()) }, { OptionalDouble.of(real()) }, { OptionalLong.empty() },
        { instant() }, { dateTime().toLocalDate() }, { dateTime().toLocalTime() }, { dateTime() }, { dateTime().atOffset(offset()) },
        { dateTime().toLocalTime().atOffset(offset()) }, { dateTime().atZone(zone()) }, { dateTime().atZone(offset()) },
        { ZonedDateTime.ofLocal(LocalDateTime.parse('2024-10-27T02:30'), ZoneId.of('Europe/Berlin'), ZoneOffset.ofHours(1 + random.nextInt(2))) },
        { Duration.ofSeconds(wholeNumber() >> random.nextInt(60), random.nextInt(1_000_000_000)) },
        { one([Duration.ofSeconds(Long.MIN_VALUE), Duration.ofSeconds(Long.MAX_VALUE, 999_999_999), Duration.ofNanos(-1)]) },
        { Period.of(integer(), integer(), integer()) }, { Year.of(random.nextInt(Year.MAX_VALUE)) }, { YearMonth.of(random.nextInt(20_000) - 5_000, 1 + random.nextInt(12)) },
        { MonthDay.of(2, 29) }, { offset() }, { zone() }, { one([Instant.MIN, Instant.MAX, LocalDateTime.MIN, LocalDateTime.MAX, OffsetDateTime.MAX, LocalDate.MIN]) },
        { JapaneseDate.of(1990 + random.nextInt(40), 2, 3) }, { HijrahDate.of(1440, 2, 3) }, { ThaiBuddhistChronology.INSTANCE },
        { new Date(wholeNumber()) }, { new java.sql.Date(wholeNumber()) }, { new java.sql.Time(integer()) }, { timestamp() },
        { calendar() }, { TimeZone.getTimeZone(one(ZONES)) }, { new SimpleTimeZone(3_600_000, 'mine') },
        { TimeCategory.getHours(integer() % 1000) }, { TimeCategory.getMonths(integer() % 1000) }, { TimeCategory.getDays(3) }, { TimeCategory.getMonths(2) + TimeCategory.getHours(3) },
        { one([DayOfWeek.MONDAY, Month.MAY, ChronoUnit.DAYS, TimeUnit.SECONDS]) },
        { script.constant('Color', one(['RED', 'GREEN'])) },
        { new IllegalStateException(text(), new IOException('below')) }, { script.make('ScriptError', text()) },
        { script.make('Model', [real(), real()] as double[]) },
        { script.make('Chart').tap { size = wholeNumber(); title = text() } },
    ]

    final List<Closure> containers = [
        { list(it) }, { list(it) as LinkedList }, { list(it) as Object[] }, { [text(), text()] as String[] }, { ["${text()}"] as GString[] },
        { Collections.unmodifiableList(list(it)) }, { Arrays.asList(next(it), next(it)) }, { new ArrayDeque(list(it) - null) }, { new CopyOnWriteArrayList(list(it)) },
        { new PriorityQueue([integer(), integer(), integer()]) }, { new Tuple2(next(it), next(it)) }, { list(it).subList(0, 1) },
        { 1..random.nextInt(5) }, { 'a'..'e' }, { (1.0G..3.0G) }, { 3..<3 }, { (1..9).step(3) },
        { [1, 'x', next(it)].combinations() }, { list(it).collate(2) }, { list(it).withIndex() }, { map(it).collect { entry -> entry } },
        { list(it) as LinkedHashSet }, { list(it) as HashSet }, { Collections.synchronizedSet(list(it) as LinkedHashSet) },
        { [integer(), integer(), integer()] as TreeSet }, { [text(), text()] as TreeSet }, { new TreeSet(Comparator.reverseOrder()).tap { set -> set.addAll([1, 2, 3]) } },
        { [script.make('Chart').tap { size = 7 }, script.make('Chart').tap { size = 5 }] as TreeSet }, { EnumSet.of(DayOfWeek.FRIDAY, DayOfWeek.MONDAY) },
        { map(it) }, { map(it) as HashMap }, { Collections.unmodifiableMap(map(it)) }, { new ConcurrentHashMap([a: 1, b: list(it)]) },
        { map(it).keySet() }, { map(it).values() }, { map(it).entrySet() }, { [(next(it - 1)): next(it), (integer()): 1] }, { ["k${integer()}": next(it)] },
        { ['$set': next(it), a: 1] }, { [a: 1, '$long': next(it)] }, { ['\ud800': next(it), '': 2] }, { [(null): next(it)] },
        { new TreeMap([b: next(it), a: 1]) }, { new ConcurrentSkipListMap([(3): next(it) ?: 0, (1): 1]) }, { new TreeMap(Collections.reverseOrder()).tap { sorted -> sorted.putAll([a: 1, b: next(it)]) } },
        { list(it).groupBy { element -> element?.getClass()?.simpleName } }, { list(it).countBy { element -> element == null } }, { new Properties().tap { properties -> properties.setProperty('a', 'b') } },
        { new AbstractMap.SimpleImmutableEntry(next(it), next(it)) }, { Map.entry('a', next(it) ?: 0) }, { Optional.ofNullable(next(it)) },
        { [[1, 2] as int[], [3] as int[]] as int[][] }, { [list(it), []] as List[] }, { [DayOfWeek.MONDAY] as DayOfWeek[] },
        { java.lang.reflect.Array.newInstance(script.type('Point'), 1).tap { array -> array[0] = point(it) } },
        { point(it) }, { script.make('Place', [name: text(), tags: [text()]]) },
        { script.make('Range', number(), number(), text()) },
        { script.make('Derived').tap { derived -> derived.rows = list(it); derived.queue.add(next(it)); derived.index[next(1)] = point(it) } },
        { script.make('Outer$Nested').tap { nested -> nested.i = integer() } },
    ]

    private Object point(int depth) {
        script.make('Point', integer(), one([null, 3]), next(depth))
    }

    private List list(int depth) {
        (0..random.nextInt(3)).collect { next(depth) }
    }

    private Map map(int depth) {
        (0..random.nextInt(3)).collectEntries { [(text()): next(depth)] }
    }

    private int integer() {
        one([0, 1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, random.nextInt(100), random.nextInt()])
    }

    private long wholeNumber() {
        one([0L, 5L, Integer.MAX_VALUE + 1L, Integer.MIN_VALUE - 1L, Long.MIN_VALUE, Long.MAX_VALUE, random.nextLong(), (long) random.nextInt()])
    }

    private BigDecimal number() {
        one([0.0, 1.50, -0.001, 12345678901234567890.1, 1e3, 5 as BigDecimal, 1e-40, 1e-31, 1e-30])
    }

    private double real() {
        one([0.0d, -0.0d, 1.0d, 0.1d, 2e23d, 1e23d, 1e10d, 1e-5d, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY,
             Double.MIN_VALUE, Double.MAX_VALUE, random.nextDouble(), random.nextGaussian() * 1e8])
    }

    private char character() {
        one(['a', '\u0000', '"', '\ud800', 'ü', '\uffff']) as char
    }

    private String text() {
        one(['', 'plain', '$set', 'ümläut', '"quoted"\\', '\u0000\u2028', '😀', '\ud83d', '\ude00x', 'line\nline', 'x' * random.nextInt(40), random.nextInt().toString()])
    }

    private byte[] bytes() {
        new byte[random.nextInt(20)].tap { random.nextBytes(it) }
    }

    private Instant instant() {
        Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000))
    }

    private LocalDateTime dateTime() {
        LocalDateTime.of(1900 + random.nextInt(12_000), 1 + random.nextInt(12), 1 + random.nextInt(28), random.nextInt(24), random.nextInt(60), one([0, random.nextInt(60)]), one([0, random.nextInt(1_000_000_000)]))
    }

    private ZoneOffset offset() {
        ZoneOffset.ofTotalSeconds(random.nextInt(100_000) - 50_000)
    }

    private ZoneId zone() {
        ZoneId.of(one(ZONES))
    }

    private Object timestamp() {
        new java.sql.Timestamp(random.nextInt() * 1000L).tap { nanos = random.nextInt(1_000_000_000) }
    }

    private Object calendar() {
        one([Locale.US, Locale.GERMANY, new Locale('th', 'TH'), new Locale('ja', 'JP', 'JP')]).with { Calendar.getInstance(TimeZone.getTimeZone(one(ZONES)), it) }.tap {
            timeInMillis = random.nextInt() * 1000L
            lenient = random.nextBoolean()
        }
    }

    private <T> T one(List<T> choices) {
        choices[random.nextInt(choices.size())]
    }
}

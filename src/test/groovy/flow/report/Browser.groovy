package flow.report

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.CopyOnWriteArrayList

/** Chromium without a window, behind a proxy that answers nothing and tells what it was asked for. */
class Browser {
    private static final NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
    /** What the browser asks for itself, whatever it shows. */
    private static final ITS_OWN = /\S+ (https?:\/\/)?[\w.-]+\.(google|googleapis|gvt1)\.com[:\/].*/

    /**
     * What became of a page.
     *
     * @param dom as HTML, when its script had run
     * @param console what was told there
     * @param requests for something outside the file
     */
    record Shown(String dom, List<String> console, List<String> requests) {}

    static String program() {
        NAMES.collectMany { name -> System.getenv('PATH').split(File.pathSeparator).collect { Path.of(it, name) } }
            .find { Files.isExecutable(it) }?.toString()
    }

    static Shown show(Path page, Path temporary) {
        def requests = new CopyOnWriteArrayList<String>()
        def proxy = new ServerSocket(0, 50, InetAddress.loopbackAddress)
        def listening = Thread.startDaemon { listen(proxy, requests) }
        try {
            def command = [program(), '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage',
                           '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
                           "--user-data-dir=${temporary.resolve('profile')}", "--proxy-server=http://127.0.0.1:${proxy.localPort}",
                           '--proxy-bypass-list=<-loopback>', '--enable-logging=stderr', '--virtual-time-budget=5000', '--dump-dom',
                           page.toUri().toString()]*.toString()
            def log = temporary.resolve('browser.log')
            def process = new ProcessBuilder(command).redirectError(log.toFile()).start()
            def dom = process.inputStream.getText('UTF-8')
            assert process.waitFor() == 0: log.text
            new Shown(dom, log.text.readLines().findAll { it.contains(':CONSOLE') }, requests.findAll { !(it ==~ ITS_OWN) })
        } finally {
            proxy.close()
            listening.join()
        }
    }

    private static void listen(ServerSocket proxy, List<String> requests) {
        try {
            while (true) {
                proxy.accept().withCloseable { socket ->
                    requests << socket.inputStream.newReader('ISO-8859-1').readLine().toString()
                }
            }
        } catch (IOException closed) {
            assert proxy.closed: closed
        }
    }
}

package flow.reliability

/** What nobody is to load for having been named: it says when it is. */
class Trap implements Serializable {
    static {
        System.setProperty('flow.trapped', 'true')
    }

    Object readResolve() {
        System.setProperty('flow.trapped', 'true')
        this
    }
}

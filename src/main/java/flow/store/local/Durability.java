package flow.store.local;

/** What a sync waits for. */
public enum Durability {
    /** For the disk: what was synced survives a power cut. */
    FULL(Disk.REAL),
    /** For nothing: what was synced survives the end of the process, but perhaps not that of the machine. */
    FAST(Disk.UNFORCED);

    private final Disk disk;

    Durability(Disk disk) {
        this.disk = disk;
    }

    Disk disk() {
        return disk;
    }
}

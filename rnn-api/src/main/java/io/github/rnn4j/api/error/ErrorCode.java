package io.github.rnn4j.api.error;

import io.github.rnn4j.api.annotation.Stable;

/** What went wrong, as a name that never changes: log it, count it, branch on it. */
@Stable
public enum ErrorCode {
    /** An argument is outside its documented range. */
    INVALID_ARGUMENT(Group.USER),
    /** A description of a network or of training contradicts itself. */
    INVALID_SPEC(Group.USER),
    /** A tensor's shape is not the documented one. */
    SHAPE_MISMATCH(Group.USER),
    /** A tensor's data type is not the documented one. */
    DTYPE_MISMATCH(Group.USER),
    /** An ability was asked for that was not declared. */
    UNSUPPORTED(Group.USER),
    /** No backend of that name is on the class path. */
    BACKEND_NOT_FOUND(Group.USER),
    /** No cell of that type is on the class path. */
    CELL_NOT_FOUND(Group.USER),
    /** The data cannot be read or cannot be learned from. */
    INVALID_DATA(Group.USER),
    /** A model file is damaged, foreign, or of a newer format. */
    INVALID_MODEL(Group.USER),
    /** A file cannot be read or written. */
    INPUT_OUTPUT(Group.USER),
    /** A handle was used after it had been closed. */
    CLOSED(Group.INTERNAL),
    /** A session was used by another thread than the one that opened it. */
    WRONG_THREAD(Group.INTERNAL),
    /** A tensor of another backend, or a block in a foreign layout, was handed in. */
    FOREIGN_HANDLE(Group.INTERNAL),
    /** A loss or gradient became infinite or not a number. */
    NON_FINITE(Group.USER),
    /** The backend is there but cannot work on this machine. */
    BACKEND_UNAVAILABLE(Group.RESOURCES),
    /** Host or device memory is used up. */
    OUT_OF_MEMORY(Group.RESOURCES),
    /** Something that cannot happen happened: our fault. */
    INTERNAL(Group.INTERNAL);

    private final Group group;

    ErrorCode(Group group) {
        this.group = group;
    }

    /** Returns who can mend it. */
    public Group group() {
        return group;
    }

    /** Who can mend a failure. */
    @Stable
    public enum Group {
        /** The caller: other input, other options. */
        USER,
        /** We: a fault in rnn4j, in a plug-in, or in the code that uses them. */
        INTERNAL,
        /** The machine: memory, device, driver. */
        RESOURCES
    }
}

namespace OrleansFlow.Tasks.Network;

/// <summary>
/// A run of records with the events between them: what a channel carries. Ownership passes with the batch; a batch that goes
/// to several channels of one silo is shared and only read. The part without the records' type.
/// </summary>
public abstract class RecordBatch
{
    /// <summary>How many records there are.</summary>
    public int Count { get; protected set; }

    /// <summary>How many events there are.</summary>
    public int EventCount { get; protected set; }

    /// <summary>The number of the batch in its channel, from 0.</summary>
    public long SequenceNumber { get; set; }

    /// <summary>An event.</summary>
    /// <param name="index">Its index, from 0.</param>
    /// <param name="position">The number of records before it.</param>
    public abstract StreamEvent EventAt(int index, out int position);

    /// <summary>Adds an event behind the records so far.</summary>
    /// <param name="streamEvent">The event.</param>
    public abstract void AddEvent(StreamEvent streamEvent);

    /// <summary>Gives the batch up; it goes back to its pool when its last holder does.</summary>
    public abstract void Release();
}

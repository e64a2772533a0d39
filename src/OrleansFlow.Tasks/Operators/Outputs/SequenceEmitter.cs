namespace OrleansFlow.Tasks.Operators.Outputs;

/// <summary>
/// Emits a sequence in pieces: where the outputs have no credit it is left where it is, and gone on with when they have, so that
/// even an endless one takes no memory and holds up neither mails nor a cancellation.
/// </summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <param name="output">Takes the records.</param>
/// <param name="chain">What the chain shares.</param>
/// <param name="position">Position of the operator.</param>
internal sealed class SequenceEmitter<T>(Output<T> output, ChainState chain, int position) : IDisposable
{
    /// <summary>After how many records credit is looked at.</summary>
    public const int RecordsPerLook = 64;

    private const int RecordsPerPiece = 1024;

    private IEnumerator<T>? _sequence;
    private long _timestamp;

    /// <summary>How many records were emitted.</summary>
    public long Emitted { get; private set; }

    /// <summary>Begins a sequence; <see cref="Continue"/> emits it.</summary>
    /// <param name="sequence">The sequence.</param>
    /// <param name="timestamp">Timestamp of its records.</param>
    public void Begin(IEnumerable<T> sequence, long timestamp)
    {
        _timestamp = timestamp;
        _sequence = sequence.GetEnumerator();
    }

    /// <summary>Emits a short sequence whole, which needs no enumerator and no care for credit.</summary>
    /// <param name="sequence">At most <see cref="RecordsPerLook"/> records.</param>
    /// <param name="timestamp">Their timestamp.</param>
    public void EmitAll(T[] sequence, long timestamp)
    {
        foreach (T record in sequence)
        {
            Emitted++;
            output.Collect(record, timestamp);
        }
    }

    /// <summary>Goes on with the sequence.</summary>
    /// <param name="isFirst">Whether at least one piece is emitted, whatever the credit.</param>
    /// <param name="progress">Whether it has come further.</param>
    /// <returns>Whether it is at its end.</returns>
    public bool Continue(bool isFirst, out bool progress)
    {
        progress = false;
        for (int i = 0; i < RecordsPerPiece; i++)
        {
            if (i % RecordsPerLook == 0 && !chain.MayEmit(position) && (progress || !isFirst))
            {
                return false;
            }

            chain.Current = position;
            if (!_sequence!.MoveNext())
            {
                Dispose();
                progress = true;
                return true;
            }

            Emitted++;
            output.Collect(_sequence.Current, _timestamp);
            progress = true;
        }

        return false;
    }

    /// <summary>Gives the sequence up.</summary>
    public void Dispose()
    {
        IEnumerator<T>? sequence = _sequence;
        _sequence = null;
        sequence?.Dispose();
    }
}

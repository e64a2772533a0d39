using OrleansFlow.Tasks.Network;

namespace OrleansFlow.Tasks.Inputs;

/// <summary>One gate with the batch that is being processed; the part without the records' type.</summary>
internal abstract class GateInput
{
    private protected GateInput(InputGate gate) => Gate = gate;

    /// <summary>The gate.</summary>
    public InputGate Gate { get; }

    /// <summary>The operator input that the gate feeds.</summary>
    public LogicalInput Target { get; set; } = null!;

    /// <summary>Index of the gate's first channel among those of <see cref="Target"/>.</summary>
    public int FirstChannel { get; set; }

    /// <summary>Whether a batch has been begun.</summary>
    public abstract bool HasBatch { get; }

    /// <summary>Takes the next batch.</summary>
    /// <returns>False if there is none.</returns>
    public abstract bool TryTakeBatch();

    /// <summary>Processes some records of the batch, up to the next event, or that event.</summary>
    /// <param name="maxRecords">How many records at most.</param>
    public abstract void ProcessSome(int maxRecords);

    /// <summary>Takes nothing from a channel until <see cref="ResumeAll"/>, not even the rest of a batch that has been begun.</summary>
    /// <param name="channel">Index of the channel in the gate.</param>
    public abstract void Block(int channel);

    /// <summary>Goes on with the channels that were blocked.</summary>
    public abstract void ResumeAll();

    /// <summary>Gives the batch up.</summary>
    public abstract void Abort();
}

using OrleansFlow.Sinks;

namespace OrleansFlow;

public partial class DataStream<T>
{
    /// <summary>Prints each record on a silo's standard output, with the subtask's number before it where there are several.</summary>
    /// <param name="identifier">Stands before each line; null for none.</param>
    public DataStreamSink<T> Print(string? identifier = null) => SinkTo(new PrintSink<T>(identifier)).Name("Print to Std. Out");

    /// <summary>Prints each record on a silo's standard error, with the subtask's number before it where there are several.</summary>
    /// <param name="identifier">Stands before each line; null for none.</param>
    public DataStreamSink<T> PrintToError(string? identifier = null) => SinkTo(new PrintSink<T>(identifier, standardError: true)).Name("Print to Std. Err");

    /// <summary>Writes each record on a line of its own, into one file per subtask.</summary>
    /// <param name="directory">The directory, as the silos see it; made if there is none.</param>
    /// <param name="format">Turns a record into a line; ToString by default.</param>
    public DataStreamSink<T> WriteAsText(string directory, Func<T, string>? format = null) => SinkTo(new TextFileSink<T>(directory, format)).Name("Text File Sink");

    /// <summary>Hands each record to a function.</summary>
    /// <param name="write">Called for each record; captured with what it reads.</param>
    public DataStreamSink<T> SinkTo(Action<T> write) => SinkTo(new DelegateSink<T>(write));

    /// <summary>Hands each record to a function that may wait; meanwhile the subtask takes no further input.</summary>
    /// <param name="writeAsync">Called for each record, with a token that is cancelled when the task is; captured with what it reads.</param>
    public DataStreamSink<T> SinkTo(Func<T, CancellationToken, ValueTask> writeAsync) => SinkTo(new DelegateSink<T>(writeAsync));
}

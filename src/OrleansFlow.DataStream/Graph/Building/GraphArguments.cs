using System.Globalization;
using OrleansFlow.Configuration;

namespace OrleansFlow.Graph;

/// <summary>What a program may set; each refusal is one sentence.</summary>
internal static class GraphArguments
{
    public const int UpperBoundMaxParallelism = Types.KeyGroups.UpperBound;

    public static int Parallelism(int value, string what) =>
        value is >= 1 and <= UpperBoundMaxParallelism
            ? value
            : throw new JobSubmissionException(string.Create(CultureInfo.InvariantCulture, $"{what} cannot have parallelism {value}: it must be from 1 to {UpperBoundMaxParallelism}."));

    public static int MaxParallelism(int value, string what) =>
        value is >= 1 and <= UpperBoundMaxParallelism
            ? value
            : throw new JobSubmissionException(string.Create(CultureInfo.InvariantCulture, $"{what} cannot have maximum parallelism {value}: it must be from 1 to {UpperBoundMaxParallelism}."));

    public static long BufferTimeout(long value, string what) =>
        value >= -1
            ? value
            : throw new JobSubmissionException(string.Create(CultureInfo.InvariantCulture, $"{what} cannot have a buffer timeout of {value} ms: it must be -1 (flush full buffers only), 0 (flush each record) or more."));

    public static string OperatorName(string name) =>
        string.IsNullOrWhiteSpace(name)
            ? throw new JobSubmissionException("An operator cannot have an empty name: give it a visible one, or none at all for the default.")
            : name;

    public static string NotEmpty(string value, string what) =>
        string.IsNullOrWhiteSpace(value)
            ? throw new JobSubmissionException($"{what} cannot be empty.")
            : value;

    /// <summary>
    /// Refuses a rich function that chooses the way of records: it is called by the tasks on both sides of the exchange and wherever else a key
    /// is needed, so there is no one subtask to open it for. (Flink takes such a function and never opens it.)
    /// </summary>
    public static UserFunction<TDelegate> NotRich<TDelegate>(UserFunction<TDelegate> function, string what)
        where TDelegate : Delegate =>
        function.Rich is not { } rich
            ? function
            : throw new JobSubmissionException($"{what} cannot be a rich function, for nothing would open {rich.GetType()}: compute what it needs in a rich map before, and choose by that.");

    public static RuntimeExecutionMode RuntimeMode(RuntimeExecutionMode mode) =>
        mode == RuntimeExecutionMode.Streaming
            ? mode
            : throw new JobSubmissionException($"Runtime mode {mode.ToString().ToUpperInvariant()} is not supported: set {PipelineOptions.RuntimeMode.Key} to STREAMING, which gives the same final results for bounded sources.");
}

using OrleansFlow.Functions;
using OrleansFlow.Tasks.Watermarks;

namespace OrleansFlow.Tasks.Operators.Outputs;

/// <summary>Where the results of an operator go.</summary>
/// <typeparam name="T">Type of the main output.</typeparam>
/// <param name="Main">The main output.</param>
/// <param name="Sides">The side outputs that somebody reads: tag and Output of its type.</param>
/// <param name="Signals">Takes watermarks and statuses for all of them.</param>
internal sealed record OperatorOutputs<T>(Output<T> Main, IReadOnlyList<KeyValuePair<OutputTag, object>> Sides, ISignalOutput Signals);

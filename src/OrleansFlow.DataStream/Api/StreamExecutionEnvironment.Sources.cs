using OrleansFlow.Graph;
using OrleansFlow.Sources;

namespace OrleansFlow;

public sealed partial class StreamExecutionEnvironment
{
    /// <summary>A stream from a source.</summary>
    /// <typeparam name="T">Type of the records.</typeparam>
    /// <typeparam name="TSplit">Type of the splits.</typeparam>
    /// <typeparam name="TEnumeratorState">Type of the enumerator's snapshot.</typeparam>
    /// <param name="source">The source.</param>
    /// <param name="sourceName">Name of the source, for plans, logs and metrics.</param>
    public DataStreamSource<T> FromSource<T, TSplit, TEnumeratorState>(ISource<T, TSplit, TEnumeratorState> source, string sourceName)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new DataStreamSource<T>(this, AddOperator(sourceName, new SourceSpec<T, TSplit, TEnumeratorState>(source)));
    }
}

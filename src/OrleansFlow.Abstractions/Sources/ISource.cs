using OrleansFlow.Functions;

namespace OrleansFlow.Sources;

/// <summary>
/// A source of records (FLIP-27, org.apache.flink.api.connector.source.Source): one enumerator finds the splits and assigns
/// them to the readers, one reader per subtask reads them. Splits and the enumerator's state are written with the
/// serializers of their types: records with public members need nothing more.
/// </summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <typeparam name="TSplit">Type of the splits.</typeparam>
/// <typeparam name="TEnumeratorState">Type of the enumerator's snapshot.</typeparam>
public interface ISource<T, TSplit, TEnumeratorState> : IFunction
{
    /// <summary>Whether the source ends by itself.</summary>
    Boundedness Boundedness { get; }

    /// <summary>Creates the enumerator, or restores it.</summary>
    /// <param name="context">Its view of the run time.</param>
    /// <param name="checkpoint">A snapshot taken by an enumerator of this source; null for a new one.</param>
    ISplitEnumerator<TSplit, TEnumeratorState> CreateEnumerator(ISplitEnumeratorContext<TSplit> context, EnumeratorCheckpoint<TEnumeratorState>? checkpoint);

    /// <summary>Creates the reader of a subtask.</summary>
    /// <param name="context">Its view of the run time.</param>
    ISourceReader<T, TSplit> CreateReader(ISourceReaderContext context);
}

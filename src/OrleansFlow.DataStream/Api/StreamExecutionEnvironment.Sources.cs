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

    /// <summary>The numbers of a range, divided among the subtasks.</summary>
    /// <param name="from">The first number.</param>
    /// <param name="to">The last number, included.</param>
    public DataStreamSource<long> FromSequence(long from, long to) => FromSource(new NumberSequenceSource(from, to), "Sequence Source");

    /// <summary>The elements of a collection, in order; parallelism 1.</summary>
    /// <typeparam name="T">Type of the elements.</typeparam>
    /// <param name="elements">The elements; they travel with the job.</param>
    public DataStreamSource<T> FromCollection<T>(IEnumerable<T> elements) =>
        FromSource(new CollectionSource<T>(elements), "Collection Source").Fixed(1, "the elements of a collection come in order, from one subtask");

    /// <summary>The elements given, in order; parallelism 1.</summary>
    /// <typeparam name="T">Type of the elements.</typeparam>
    /// <param name="elements">The elements; they travel with the job.</param>
    public DataStreamSource<T> FromElements<T>(params T[] elements) => FromCollection(elements);

    /// <summary>The lines of text files in UTF-8; each file is read by all subtasks, in parts.</summary>
    /// <param name="path">A file, or a directory of files, as the silos see it.</param>
    /// <param name="options">How files are found and read.</param>
    public DataStreamSource<string> ReadTextFile(string path, TextFileSourceOptions? options = null) =>
        FromSource(new TextFileSource([path], options ?? new TextFileSourceOptions()), "Text File Source");
}

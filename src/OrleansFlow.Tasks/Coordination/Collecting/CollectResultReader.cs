using System.Runtime.CompilerServices;
using OrleansFlow.Types;

namespace OrleansFlow.Tasks.Coordination.Collecting;

/// <summary>
/// The client's end of a collect sink (CollectResultFetcher): fetches chunks until the sink has ended, gives each record out
/// once and in order, and repeats fetches whose answer was lost.
/// </summary>
/// <typeparam name="T">Type of the records.</typeparam>
public sealed class CollectResultReader<T>
{
    private const int WaitMs = 2_000;

    private readonly TypeSerializer<T> _serializer;
    private readonly Func<byte[], CancellationToken, ValueTask<byte[]?>> _request;
    private string _version = string.Empty;
    private long _offset;

    /// <summary>Creates a reader.</summary>
    /// <param name="serializer">Serializer of the records.</param>
    /// <param name="request">
    /// Sends a request to the sink's coordinator and returns its answer. It may repeat a failed call; it returns null once the
    /// job has finished and the coordinator is gone, and throws what the job failed with.
    /// </param>
    public CollectResultReader(TypeSerializer<T> serializer, Func<byte[], CancellationToken, ValueTask<byte[]?>> request)
    {
        ArgumentNullException.ThrowIfNull(serializer);
        ArgumentNullException.ThrowIfNull(request);
        _serializer = serializer;
        _request = request;
    }

    /// <summary>The records, until the sink has ended.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="OrleansFlowException">The results began anew after some had been given out.</exception>
    public async IAsyncEnumerable<T> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            byte[]? bytes = await _request(CollectProtocol.Fetch(new CollectFetch(_version, _offset, WaitMs)), cancellationToken);
            if (bytes is null)
            {
                yield break;
            }

            CollectAnswer answer = CollectProtocol.ReadAnswer(bytes);
            if (answer.Version != _version)
            {
                if (_offset > 0)
                {
                    throw new OrleansFlowException(
                        $"The job began anew after {_offset} records had been collected; what it collects now cannot be joined to them without doubles.");
                }

                _version = answer.Version;
            }

            List<T> records = Deserialize(answer);
            foreach (T record in records)
            {
                _offset++;
                yield return record;
            }

            if (answer.IsEnded && records.Count == 0)
            {
                yield break;
            }
        }
    }

    private List<T> Deserialize(in CollectAnswer answer)
    {
        var records = new List<T>(answer.Count);
        var reader = new DataReader(answer.Records);
        for (int i = 0; i < answer.Count; i++)
        {
            T record = _serializer.Deserialize(ref reader);
            if (answer.FirstOffset + i >= _offset)
            {
                records.Add(record);
            }
        }

        return records;
    }
}

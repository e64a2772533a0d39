using System.Collections.Concurrent;
using Orleans.Configuration;
using Orleans.Conformance.Tests.Infrastructure;
using Orleans.Providers.Streams.Common;
using Orleans.Streams;

namespace Orleans.Conformance.Tests.Streams;

/// <summary>Queues in this process, as a broker would hold them.</summary>
internal sealed class QueueAdapterOfLists(string name) : IQueueAdapterFactory, IQueueAdapter
{
    private const int Queues = 2;
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<BatchOfList>> Waiting = new();
    private static long _number;
    private readonly HashRingBasedStreamQueueMapper _mapper = new(new HashRingStreamQueueMapperOptions { TotalQueueCount = Queues }, name);

    public string Name => name;

    public bool IsRewindable => false;

    public StreamProviderDirection Direction => StreamProviderDirection.ReadWrite;

    public Task<IQueueAdapter> CreateAdapter() => Task.FromResult<IQueueAdapter>(this);

    public IQueueAdapterCache GetQueueAdapterCache() => new SimpleQueueAdapterCache(new SimpleQueueCacheOptions { CacheSize = 128 }, name, Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance);

    public IStreamQueueMapper GetStreamQueueMapper() => _mapper;

    public Task<IStreamFailureHandler> GetDeliveryFailureHandler(QueueId queueId) => Task.FromResult<IStreamFailureHandler>(new NoOpStreamDeliveryFailureHandler());

    public IQueueAdapterReceiver CreateReceiver(QueueId queueId) => new Receiver(QueueOf(queueId));

    public Task QueueMessageBatchAsync<T>(StreamId streamId, IEnumerable<T> events, StreamSequenceToken token, Dictionary<string, object> requestContext)
    {
        QueueOf(_mapper.GetQueueForStream(streamId)).Enqueue(new BatchOfList
        {
            StreamId = streamId,
            Items = [.. events.Cast<object>()],
            Number = Interlocked.Increment(ref _number),
            Context = requestContext,
        });
        return Task.CompletedTask;
    }

    private static ConcurrentQueue<BatchOfList> QueueOf(QueueId queue) => Waiting.GetOrAdd(queue.ToString(), _ => new());

    private sealed class Receiver(ConcurrentQueue<BatchOfList> queue) : IQueueAdapterReceiver
    {
        public Task Initialize(TimeSpan timeout) => Task.CompletedTask;

        public Task<IList<IBatchContainer>> GetQueueMessagesAsync(int maxCount)
        {
            IList<IBatchContainer> taken = [];
            while ((maxCount < 0 || taken.Count < maxCount) && queue.TryDequeue(out var batch))
            {
                taken.Add(batch);
            }

            return Task.FromResult(taken);
        }

        public Task MessagesDeliveredAsync(IList<IBatchContainer> messages)
        {
            foreach (var batch in messages)
            {
                Journal.Write($"delivered of {batch.StreamId}", string.Join(' ', batch.GetEvents<Reading>().Select(item => item.Item1.Value)));
            }

            return Task.CompletedTask;
        }

        public Task Shutdown(TimeSpan timeout) => Task.CompletedTask;
    }
}

namespace Orleans.Streams;

internal abstract partial class StreamAgentGrain
{
    /// <summary>Registers as producer of a stream at its first item and attaches the subscribers it has.</summary>
    private async Task RegisterAsync(QueuedStream stream, long firstSequence)
    {
        stream.IsRegistering = true;
        stream.Removed.Clear();
        try
        {
            var subscriptions = await RetryAsync(
                () => _provider.PubSub.RegisterProducerAsync(stream.Id, GrainContext.GrainId),
                Timeout.InfiniteTimeSpan,
                error => LogRegistrationFailed(stream.Id.ToString(), error));
            stream.IsRegistered = true;
            await Task.WhenAll(subscriptions.Where(s => !stream.Removed.Contains(s.SubscriptionId)).Select(s => AttachAsync(stream, s, firstSequence)));
        }
        finally
        {
            stream.IsRegistering = false;
            stream.Removed.Clear();
        }
    }

    /// <summary>Asks a subscriber where it stands and begins to serve it: there, or at the first item of the stream, or from now on.</summary>
    private async Task AttachAsync(QueuedStream stream, PubSubSubscription subscription, long? firstSequence)
    {
        RequestContext.Clear();
        if (stream.Subscribers.Exists(s => s.Id == subscription.SubscriptionId))
        {
            return;
        }

        var subscriber = new StreamSubscriber(subscription, GrainFactory.GetGrain<IStreamConsumerExtension>(subscription.Consumer))
        {
            Next = firstSequence ?? stream.LastSequence + 1,
        };
        stream.Subscribers.Add(subscriber);
        try
        {
            var handshake = await RetryAsync(
                () => subscriber.Consumer.GetHandshakeAsync(subscriber.Id),
                _agent.MaxEventDeliveryTime,
                error => LogDeliveryFailed(stream.Id.ToString(), subscriber.Id, error));
            subscriber.Handshake = handshake;
            if (handshake is not null)
            {
                if (handshake.NextSequence > stream.PurgedSequence)
                {
                    subscriber.Next = handshake.IsStart || firstSequence is null ? handshake.NextSequence : Math.Max(handshake.NextSequence, firstSequence.Value);
                }
                else if (handshake.IsStart)
                {
                    await TellAsync(subscriber, new QueueCacheMissException(
                        $"stream {stream.Id} keeps no items before number {stream.PurgedSequence + 1}, asked for was {handshake.NextSequence}; keep them longer by ConfigureCacheEviction"));
                }
            }
        }
        catch (ClientNotAvailableException)
        {
            await DropAsync(stream, subscriber);
            return;
        }
        catch (Exception e)
        {
            await TellAsync(subscriber, e);
        }

        subscriber.IsAttached = true;
        Serve(stream, subscriber);
    }

    private void Serve(QueuedStream stream, StreamSubscriber subscriber)
    {
        if (subscriber is { IsAttached: true, IsServed: false })
        {
            _ = ServeAsync(stream, subscriber);
        }
    }

    private async Task ServeAsync(QueuedStream stream, StreamSubscriber subscriber)
    {
        subscriber.IsServed = true;
        RequestContext.Clear();
        try
        {
            while (!subscriber.IsRemoved && !_isLeaving && NextFor(stream, subscriber) is { } next)
            {
                if (next.Batches.Length == 0)
                {
                    subscriber.Next = next.Last + 1;
                    continue;
                }

                await DeliverAsync(stream, subscriber, next.Batches, next.Context, next.Last);
            }
        }
        finally
        {
            subscriber.IsServed = false;
        }
    }

    private async Task DeliverAsync(QueuedStream stream, StreamSubscriber subscriber, StreamBatch[] batches, Dictionary<string, object>? context, long last)
    {
        try
        {
            var elsewhere = await RetryAsync(
                () =>
                {
                    if (subscriber.IsRemoved)
                    {
                        return Task.FromResult<StreamHandshakeToken?>(null);
                    }

                    Import(context);
                    batches[0].Container?.ImportRequestContext();
                    try
                    {
                        return subscriber.Consumer.DeliverAsync(subscriber.Id, stream.Id, batches, subscriber.Handshake);
                    }
                    finally
                    {
                        RequestContext.Clear();
                    }
                },
                _agent.MaxEventDeliveryTime,
                error => LogDeliveryFailed(stream.Id.ToString(), subscriber.Id, error));
            subscriber.Handshake = elsewhere ?? StreamHandshakeToken.Behind(batches[^1].Token);
            subscriber.Next = elsewhere?.NextSequence ?? last + 1;
        }
        catch (ClientNotAvailableException)
        {
            await DropAsync(stream, subscriber);
        }
        catch (Exception e)
        {
            subscriber.Next = last + 1;
            await OnGivenUpAsync(subscriber, stream, batches[0]);
            await TellAsync(subscriber, new StreamEventDeliveryFailureException(
                $"batch {batches[0].Sequence} of stream {stream.Id} could not be delivered to subscription {subscriber.Id} for {_agent.MaxEventDeliveryTime} and was given up", e));
        }
    }

    private static void Import(Dictionary<string, object>? context)
    {
        foreach (var (key, value) in context ?? [])
        {
            RequestContext.Set(key, value);
        }
    }

    /// <summary>The next batches for a subscriber, filtered; null when it has had all.</summary>
    private (StreamBatch[] Batches, Dictionary<string, object>? Context, long Last)? NextFor(QueuedStream stream, StreamSubscriber subscriber)
    {
        var batches = new List<StreamBatch>();
        Dictionary<string, object>? context = null;
        var last = -1L;
        for (var sequence = subscriber.Next; batches.Count < Math.Max(1, _agent.BatchContainerBatchSize) && stream.At(sequence) is { } found; sequence = last + 1)
        {
            last = found.Batch.Sequence;
            if (ShouldDeliver(stream, subscriber, found.Batch))
            {
                context ??= found.Context;
                batches.Add(found.Batch);
            }
        }

        return last < 0 ? null : ([.. batches], context, last);
    }

    private bool ShouldDeliver(QueuedStream stream, StreamSubscriber subscriber, StreamBatch batch)
    {
        try
        {
            return _filter is null
                || _provider.ItemsOf<object>(batch).Any(item => _filter.ShouldDeliver(stream.Id.StreamId, item.Item, subscriber.Subscription.FilterData));
        }
        catch (Exception e)
        {
            LogFilterFailed(stream.Id.ToString(), subscriber.Id, e);
            return true;
        }
    }

    private async Task<T> RetryAsync<T>(Func<Task<T>> action, TimeSpan limit, Action<Exception> failed)
    {
        var start = runtime.TimeProvider.GetTimestamp();
        for (var backoff = FirstBackoff; ; backoff = backoff * 2 > LongestBackoff ? LongestBackoff : backoff * 2)
        {
            try
            {
                return await action();
            }
            catch (Exception e) when (e is not ClientNotAvailableException && !_isLeaving)
            {
                failed(e);
                if (limit != Timeout.InfiniteTimeSpan && runtime.TimeProvider.GetElapsedTime(start) + backoff > limit)
                {
                    throw;
                }
            }

            await Task.Delay(backoff, runtime.TimeProvider);
        }
    }

    private async Task DropAsync(QueuedStream stream, StreamSubscriber subscriber)
    {
        LogConsumerGone(stream.Id.ToString(), subscriber.Id);
        Remove(stream, subscriber.Id);
        await _provider.PubSub.UnregisterConsumerAsync(subscriber.Id, stream.Id);
    }

    private async Task TellAsync(StreamSubscriber subscriber, Exception error)
    {
        try
        {
            await subscriber.Consumer.FailAsync(subscriber.Id, error);
        }
        catch (Exception e)
        {
            LogDeliveryFailed(subscriber.Subscription.Stream.ToString(), subscriber.Id, e);
        }
    }

    [LoggerMessage(2, LogLevel.Warning, "could not register as producer of stream {Stream}; trying again")]
    private partial void LogRegistrationFailed(string stream, Exception error);

    [LoggerMessage(3, LogLevel.Warning, "a delivery of stream {Stream} to subscription {Subscription} failed; it may be tried again")]
    private partial void LogDeliveryFailed(string stream, Guid subscription, Exception error);

    [LoggerMessage(4, LogLevel.Warning, "the client of subscription {Subscription} to stream {Stream} is gone; the subscription is removed")]
    private partial void LogConsumerGone(string stream, Guid subscription);

    [LoggerMessage(5, LogLevel.Warning, "the filter of stream {Stream} failed for subscription {Subscription}; the batch is delivered")]
    private partial void LogFilterFailed(string stream, Guid subscription, Exception error);
}

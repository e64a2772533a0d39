namespace OrleansFlow.Exchange.Tests;

public sealed class WindowTests
{
    [Fact]
    public void AnEarlyItemWaitsForItsTurn()
    {
        ReceiverWindow<string> window = new(credit: 4);
        List<string> output = [];
        Assert.Equal(ReceiveResult.Accepted, window.Accept(2, "c", output));
        Assert.Equal(ReceiveResult.Accepted, window.Accept(1, "b", output));
        Assert.Empty(output);
        Assert.Equal(0, window.Next);
        Assert.Equal(ReceiveResult.Accepted, window.Accept(0, "a", output));
        Assert.Equal(["a", "b", "c"], output);
        Assert.Equal(3, window.Next);
    }

    [Fact]
    public void ANumberThatWasSeenIsDropped()
    {
        ReceiverWindow<string> window = new(credit: 4);
        List<string> output = [];
        window.Accept(0, "a", output);
        window.Accept(2, "c", output);
        output.Clear();
        Assert.Equal(ReceiveResult.Duplicate, window.Accept(0, "again", output));
        Assert.Equal(ReceiveResult.Duplicate, window.Accept(2, "again", output));
        Assert.Empty(output);
    }

    [Fact]
    public void NothingBeyondTheCreditIsTaken()
    {
        ReceiverWindow<string> window = new(credit: 2);
        Assert.Equal(ReceiveResult.BeyondCredit, window.Accept(2, "c", []));
        window.Grant(3);
        Assert.Equal(ReceiveResult.Accepted, window.Accept(2, "c", []));
        window.Grant(1);
        Assert.Equal(3, window.Limit);
    }

    [Fact]
    public void TheCallsUnderWayAreBounded()
    {
        SenderWindow<string> window = new(credit: 10, maxCalls: 2, 5, 100, 1000);
        for (int i = 0; i < 5; i++)
        {
            Assert.Equal(i, window.Add($"{i}"));
        }

        Assert.True(window.TryStartCall(0, out long first, out _));
        Assert.True(window.TryStartCall(0, out _, out _));
        Assert.False(window.TryStartCall(0, out _, out _));
        window.CallEnded(first, isReceived: true, 1);
        Assert.True(window.TryStartCall(1, out long third, out _));
        Assert.Equal(2, third);
    }

    [Fact]
    public void AFailedCallIsRepeatedUnderItsNumberAfterAPauseThatDoubles()
    {
        SenderWindow<string> window = new(credit: 10, maxCalls: 4, backoffMs: 5, maxBackoffMs: 12, timeoutMs: 1000);
        window.Add("a");
        long now = 0;
        foreach (long pause in new long[] { 5, 10, 12, 12 })
        {
            Assert.True(window.TryStartCall(now, out long sequence, out string? item));
            Assert.Equal((0, "a"), (sequence, item));
            window.CallEnded(0, isReceived: false, now);
            Assert.Equal(now + pause, window.NextDue());
            Assert.False(window.TryStartCall(now + pause - 1, out _, out _));
            now += pause;
        }
    }

    [Fact]
    public void WithoutCreditNothingIsSent()
    {
        SenderWindow<string> window = new(credit: 1, maxCalls: 4, 5, 100, 1000);
        window.Add("a");
        Assert.False(window.HasCredit);
        window.Add("b");
        Assert.True(window.TryStartCall(0, out _, out _));
        Assert.False(window.TryStartCall(0, out _, out _));
        Assert.True(window.Hear(1, 2, static _ => { }));
        Assert.True(window.TryStartCall(0, out long sequence, out _));
        Assert.Equal(1, sequence);
        Assert.False(window.Hear(0, 1, static _ => { }));
    }

    [Fact]
    public void AnItemUnacknowledgedForTooLongIsOverdue()
    {
        SenderWindow<string> window = new(credit: 4, maxCalls: 4, 5, 100, timeoutMs: 1000);
        window.Add("a");
        Assert.False(window.IsOverdue(5000, out _));
        window.TryStartCall(5000, out _, out _);
        window.CallEnded(0, isReceived: false, 5100);
        window.TryStartCall(5200, out _, out _);
        Assert.False(window.IsOverdue(5999, out _));
        Assert.True(window.IsOverdue(6000, out long sequence));
        Assert.Equal(0, sequence);
        window.Hear(1, 4, static _ => { });
        Assert.False(window.IsOverdue(9000, out _));
    }

    [Fact]
    public void EachItemIsReleasedOnceWhenItIsAcknowledged()
    {
        SenderWindow<string> window = new(credit: 4, maxCalls: 4, 5, 100, 1000);
        List<string> released = [];
        window.Add("a");
        window.Add("b");
        window.TryStartCall(0, out _, out _);
        window.CallEnded(0, isReceived: false, 0);
        window.Hear(1, 4, released.Add);
        Assert.Equal(["a"], released);
        Assert.True(window.TryStartCall(100, out long sequence, out _));
        Assert.Equal(1, sequence);
        window.Hear(2, 4, released.Add);
        Assert.Equal(["a", "b"], released);
        Assert.True(window.IsDrained);
    }

    /// <summary>Any order, loss, repetition and credit: the receiver's output is the sender's input.</summary>
    [Fact]
    public void NoNetworkMakesTheWindowsLoseDoubleOrReorder()
    {
        for (int seed = 0; seed < 2000; seed++)
        {
            Random random = new(seed);
            int credit = random.Next(1, 6);
            int items = random.Next(1, 120);
            SenderWindow<string> sender = new(credit, random.Next(1, 6), 1, 8, long.MaxValue / 4);
            ReceiverWindow<string> receiver = new(credit);
            List<string> output = [];
            List<Action> network = [];
            long consumed = 0;
            long now = 0;
            int added = 0;
            while (receiver.Next < items)
            {
                now++;
                Assert.True(now < 200_000, $"No end (seed {seed}).");
                if (added < items && sender.HasCredit)
                {
                    sender.Add($"{added++}");
                }

                if (consumed < output.Count && random.Next(3) == 0)
                {
                    consumed++;
                    receiver.Grant(consumed + credit + random.Next(3));
                }

                while (sender.TryStartCall(now, out long sequence, out string? item))
                {
                    Assert.True(sequence < sender.Limit);
                    int copies = random.Next(8) switch { 0 => 0, 1 => 2, _ => 1 };
                    bool answered = random.Next(6) > 0 && copies > 0;
                    for (int copy = 0; copy < copies; copy++)
                    {
                        bool answers = answered && copy == 0;
                        network.Add(() =>
                        {
                            ReceiveResult result = receiver.Accept(sequence, item!, output);
                            (long next, long limit) = (receiver.Next, receiver.Limit);
                            if (answers)
                            {
                                network.Add(() =>
                                {
                                    sender.Hear(next, limit, static _ => { });
                                    sender.CallEnded(sequence, result != ReceiveResult.BeyondCredit, now);
                                });
                            }
                        });
                    }

                    if (!answered)
                    {
                        network.Add(() => sender.CallEnded(sequence, isReceived: false, now));
                    }
                }

                if (network.Count == 0)
                {
                    // A lost grant is repaired by a question.
                    sender.Hear(receiver.Next, receiver.Limit, static _ => { });
                }
                else
                {
                    int index = random.Next(network.Count);
                    Action next = network[index];
                    network.RemoveAt(index);
                    next();
                }

                Assert.True(receiver.EarlyCount <= receiver.Limit - receiver.Next, $"Unbounded (seed {seed}).");
            }

            Assert.Equal(Enumerable.Range(0, items).Select(static i => $"{i}"), output);
        }
    }
}

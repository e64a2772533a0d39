using OrleansFlow.Runtime;
using OrleansFlow.Tasks.Mailboxes;
using OrleansFlow.Tasks.Tests.Harness;

namespace OrleansFlow.Tasks.Tests;

public sealed class MailboxProcessorTests
{
    private readonly ManualScheduler _scheduler = new();
    private readonly ManualTime _time = new();
    private readonly List<string> _log = [];

    [Fact]
    public void MailsRunDuringEndlessInput()
    {
        var task = new ScriptedTask();
        MailboxProcessor mailbox = Create(task);
        task.OnTurn = () =>
        {
            _log.Add("batch");
            if (task.Turns == 3)
            {
                mailbox.Post(_ => _log.Add("mail"), null);
            }

            return task.Turns < 10_000 ? TurnResult.Continue : TurnResult.Done;
        };
        mailbox.Start();
        _scheduler.RunAll();
        Assert.Equal(["batch", "batch", "batch", "mail", "batch"], _log[..5]);
    }

    [Fact]
    public void InputIsProcessedDuringEndlessMails()
    {
        var task = new ScriptedTask();
        MailboxProcessor mailbox = Create(task);
        int mails = 0;

        void PostAgain(object? state)
        {
            mails++;
            mailbox.Post(PostAgain, null);
            mailbox.Post(_ => mails++, null);
        }

        task.OnTurn = () => task.Turns < 100 ? TurnResult.Continue : TurnResult.Done;
        mailbox.Post(PostAgain, null);
        mailbox.Start();
        _scheduler.RunAll();
        Assert.Equal(100, task.Turns);
        Assert.InRange(mails, 100, 300);
    }

    [Fact]
    public void MailsRunInTheirOrderAndUrgentOnesFirst()
    {
        var task = new ScriptedTask { OnTurn = static () => TurnResult.Idle };
        MailboxProcessor mailbox = Create(task);
        mailbox.Post(_ => _log.Add("1"), null);
        mailbox.Post(_ => _log.Add("2"), null);
        mailbox.PostUrgent(_ => _log.Add("urgent 1"), null);
        mailbox.PostUrgent(_ => _log.Add("urgent 2"), null);
        _scheduler.RunAll();
        Assert.Equal(["urgent 1", "urgent 2", "1", "2"], _log);
    }

    [Fact]
    public void WhileAnOperatorIsBehindOnlyMailsOfItAndThoseBehindItRun()
    {
        var task = new ScriptedTask { OnTurn = static () => TurnResult.Idle, Behind = 2 };
        MailboxProcessor mailbox = Create(task);
        for (int position = 0; position < 4; position++)
        {
            int at = position;
            mailbox.Post(_ => _log.Add($"of {at}"), null, at);
        }

        mailbox.Post(_ => _log.Add("of the task"), null);
        _scheduler.RunAll();
        Assert.Equal(["of 2", "of 3", "of the task"], _log);

        task.Behind = 1;
        mailbox.Wake();
        _scheduler.RunAll();
        Assert.Equal(["of 1"], _log[3..]);
    }

    [Fact]
    public void AMailThatWaitedKeepsItsPlaceBeforeLaterOnesOfItsOperator()
    {
        var task = new ScriptedTask { OnTurn = static () => TurnResult.Idle, Behind = 1 };
        MailboxProcessor mailbox = Create(task);
        mailbox.Post(_ => _log.Add("first"), null, 0);
        mailbox.Post(_ => _log.Add("second"), null, 0);
        mailbox.Post(
            _ =>
            {
                _log.Add("catches up");
                task.Behind = 0;
            },
            null,
            1);
        mailbox.Post(_ => _log.Add("third"), null, 0);
        _scheduler.RunAll();
        Assert.Equal(["catches up", "first", "second", "third"], _log);
    }

    [Fact]
    public void ATaskThatCatchesUpInATurnWithoutInputRunsTheMailsThatWaitedBeforeItParks()
    {
        var task = new ScriptedTask { Behind = 1 };
        MailboxProcessor mailbox = Create(task);
        task.OnTurn = () =>
        {
            task.Behind = task.Turns < 2 ? 1 : 0;
            return TurnResult.Idle;
        };
        mailbox.Post(_ => _log.Add($"in turn {task.Turns}"), null, 0);
        _scheduler.RunAll();
        Assert.Empty(_log);
        mailbox.Wake();
        _scheduler.RunAll();
        Assert.Equal(["in turn 2"], _log);
    }

    [Fact]
    public void ADeferrableMailHasTheLowestPriorityAndWaitsWhileAnyOperatorIsBehind()
    {
        var task = new ScriptedTask { OnTurn = static () => TurnResult.Idle, Behind = 0 };
        MailboxProcessor mailbox = Create(task);
        mailbox.Post(_ => _log.Add("deferrable"), null, -1);
        mailbox.Post(_ => _log.Add("of the first operator"), null, 0);
        _scheduler.RunAll();
        Assert.Equal(["of the first operator"], _log);
        task.Behind = int.MinValue;
        mailbox.Wake();
        _scheduler.RunAll();
        Assert.Equal(["of the first operator", "deferrable"], _log);
    }

    [Fact]
    public void UrgentMailsWaitForNobodyAndKeepTheirOrder()
    {
        var task = new ScriptedTask { OnTurn = static () => TurnResult.Idle, Behind = 3 };
        MailboxProcessor mailbox = Create(task);
        mailbox.Post(_ => _log.Add("of 3"), null, 3);
        mailbox.Post(_ => _log.Add("of 0"), null, 0);
        mailbox.PostUrgent(_ => _log.Add("urgent 1"), null);
        mailbox.PostUrgent(_ => _log.Add("urgent 2"), null);
        _scheduler.RunAll();
        Assert.Equal(["urgent 1", "urgent 2", "of 3"], _log);
    }

    [Fact]
    public void AnIdleTaskIsNotScheduledUntilItIsWokenAndOnceForManyWakeUps()
    {
        var task = new ScriptedTask { OnTurn = static () => TurnResult.Idle };
        MailboxProcessor mailbox = Create(task);
        mailbox.Start();
        _scheduler.RunAll();
        int runs = _scheduler.Runs;
        Assert.False(_scheduler.RunOne());
        for (int i = 0; i < 100; i++)
        {
            mailbox.Wake();
        }

        _scheduler.RunAll();
        Assert.Equal(runs + 1, _scheduler.Runs);
    }

    [Fact]
    public void AWakeUpDuringATurnIsNotLost()
    {
        var task = new ScriptedTask();
        MailboxProcessor mailbox = Create(task);
        task.OnTurn = () =>
        {
            if (task.Turns == 1)
            {
                mailbox.Wake();
            }

            return TurnResult.Idle;
        };
        mailbox.Start();
        _scheduler.RunAll();
        Assert.Equal(2, task.Turns);
    }

    [Fact]
    public void TwoBusyTasksShareOneThread()
    {
        var first = new ScriptedTask();
        var second = new ScriptedTask();
        first.OnTurn = () =>
        {
            Assert.InRange(first.Turns - second.Turns, -200, 200);
            return first.Turns < 5000 ? TurnResult.Continue : TurnResult.Done;
        };
        second.OnTurn = () => second.Turns < 5000 ? TurnResult.Continue : TurnResult.Done;
        Create(first).Start();
        Create(second).Start();
        _scheduler.RunAll();
        Assert.Equal((5000, 5000), (first.Turns, second.Turns));
    }

    [Fact]
    public void ATurnThatThrowsReportsItAndTheNextOneFollows()
    {
        var task = new ScriptedTask();
        task.OnTurn = () => task.Turns == 1 ? throw new InvalidOperationException("x") : TurnResult.Done;
        Create(task).Start();
        _scheduler.RunAll();
        Assert.Equal("x", Assert.Single(task.Errors).Message);
        Assert.True(task.IsDone);
    }

    [Fact]
    public void WhatComesAfterTheEndIsDropped()
    {
        var task = new ScriptedTask { OnTurn = static () => TurnResult.Done };
        MailboxProcessor mailbox = Create(task);
        mailbox.Start();
        _scheduler.RunAll();
        mailbox.Post(_ => _log.Add("late"), null);
        mailbox.PostUrgent(_ => _log.Add("late"), null);
        mailbox.Wake();
        mailbox.RequestFlush();
        Assert.False(_scheduler.RunOne());
        Assert.Empty(_log);
    }

    [Fact]
    public void TimeParkedIsIdleOrBackPressuredAndTheRestBusy()
    {
        var task = new ScriptedTask();
        MailboxProcessor mailbox = Create(task);
        task.OnTurn = () =>
        {
            _time.Advance(TimeSpan.FromMilliseconds(3));
            return task.Turns switch { 1 => TurnResult.Idle, 2 => TurnResult.BackPressured, _ => TurnResult.Done };
        };
        mailbox.Start();
        _scheduler.RunAll();
        _time.Advance(TimeSpan.FromMilliseconds(100));
        mailbox.Wake();
        _scheduler.RunAll();
        _time.Advance(TimeSpan.FromMilliseconds(20));
        Assert.Equal((6, 100, 20), mailbox.Times.Read());
        mailbox.Wake();
        _scheduler.RunAll();
        _time.Advance(TimeSpan.FromMilliseconds(1000));
        Assert.Equal((9, 100, 20), mailbox.Times.Read());
    }

    [Fact]
    public async Task NoWakeUpIsLostBetweenThreads()
    {
        // Posts race with parking: each post must be seen, or this never ends.
        const int Posts = 200_000;
        int seen = 0;
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var task = new ScriptedTask { OnTurn = () => Volatile.Read(ref seen) == Posts ? TurnResult.Done : TurnResult.Idle, OnEnd = done.SetResult };
        var mailbox = new MailboxProcessor(task, RuntimeServices.System);
        mailbox.Start();
        var poster = new Thread(() =>
        {
            for (int i = 0; i < Posts; i++)
            {
                mailbox.Post(_ => seen++, null);
                if (i % 3 == 0)
                {
                    Thread.SpinWait(i % 50);
                }
            }
        });
        poster.Start();
        await done.Task.WaitAsync(TimeSpan.FromSeconds(60));
        poster.Join();
        Assert.Equal(Posts, seen);
    }

    private MailboxProcessor Create(ScriptedTask task) => new(task, new RuntimeServices { Time = _time, Scheduler = _scheduler });

    private sealed class ScriptedTask : IMailboxTask
    {
        public Func<TurnResult> OnTurn { get; set; } = static () => TurnResult.Done;

        public Action? OnEnd { get; init; }

        public int Turns { get; private set; }

        public bool IsDone { get; private set; }

        public List<Exception> Errors { get; } = [];

        public bool HoldsMails => false;

        /// <summary>Position of the operator that is behind; mails of those before it wait.</summary>
        public int Behind { get; set; } = int.MinValue;

        public bool MayRun(in Mail mail) => mail.Priority >= Behind;

        public TurnResult Turn()
        {
            Turns++;
            return OnTurn();
        }

        public void Flush()
        {
        }

        public void OnError(Exception error) => Errors.Add(error);

        public void OnDone()
        {
            IsDone = true;
            OnEnd?.Invoke();
        }
    }
}

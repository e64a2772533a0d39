using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Operators.Fusion;
using OrleansFlow.Tasks.Tests.Harness;

namespace OrleansFlow.Tasks.Tests;

public sealed class RecordBatchUnloadingTests
{
    [Fact]
    public void PooledBatchesOfAJobsTypesAndLoopsOverThemDoNotKeepItsCodeAlive()
    {
        WeakReference assembly = UseTypeOfAJob();
        for (int i = 0; i < 50 && assembly.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(assembly.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference UseTypeOfAJob()
    {
        AssemblyBuilder assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Job"), AssemblyBuilderAccess.RunAndCollect);
        TypeBuilder record = assembly.DefineDynamicModule("Job").DefineType("Record", TypeAttributes.Public | TypeAttributes.Class);
        FieldBuilder number = record.DefineField("Number", typeof(int), FieldAttributes.Public);
        record.DefineDefaultConstructor(MethodAttributes.Public);
        Type type = record.CreateType();
        Assert.NotNull(number);
        typeof(RecordBatchUnloadingTests).GetMethod(nameof(Use), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(type).Invoke(null, null);
        return new WeakReference(type.Assembly);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Use<T>()
        where T : new()
    {
        var bench = new TaskBench();
        for (int i = 0; i < HotLoop<T>.HotAfter * 2; i++)
        {
            bench.Network.Edge("e").Put([new T()]);
        }

        var sink = new RecordingSink<T>();
        bench.Network.Edge("e").PutEnd<T>();
        bench.Start(new Chain().From("e").Map((T t) => t).Sink(sink));
        Assert.Equal(HotLoop<T>.HotAfter * 2, sink.Written.Count);
        RecordBatch<T>[] many = [.. Enumerable.Range(0, 20).Select(static _ => RecordBatch<T>.Rent(1000))];
        Array.ForEach(many, static batch => batch.Release());
    }
}

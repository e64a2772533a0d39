using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using OrleansFlow.Capture;

namespace OrleansFlow.DataStream.Tests.Capture;

public class ShippedCodeTests
{
    [Fact]
    public void FunctionsRunFromAnotherLoadContextThatCanBeUnloaded()
    {
        int offset = 40;
        var box = new Box(offset);
        byte[] captured = CapturedObject.Capture((Func<int, string>)(x => $"{new Box(x).Value + box.Value + offset} {typeof(Box).Assembly.IsCollectible}"), "Map");
        WeakReference context = RunElsewhere(captured);
        for (int i = 0; i < 20 && context.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(context.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference RunElsewhere(byte[] captured)
    {
        var context = new AssemblyLoadContext("job", isCollectible: true);
        using FileStream file = File.OpenRead(typeof(ShippedCodeTests).Assembly.Location);
        System.Reflection.Assembly assembly = context.LoadFromStream(file);
        var resolver = new UserTypeResolver(name => name == assembly.GetName().Name ? assembly : null);
        Func<int, string> function = CapturedObject.Restore<Func<int, string>>(captured, resolver);
        Assert.Equal("81 True", function(1));
        Assert.NotSame(typeof(ShippedCodeTests).Assembly, function.Method.Module.Assembly);

        // What a silo captures of restored objects, such as accumulators.
        Assert.Equal("82 True", CapturedObject.Restore<Func<int, string>>(CapturedObject.Capture(function, "Map"), resolver)(2));
        context.Unload();
        return new WeakReference(context);
    }

    private sealed record Box(int Value);
}

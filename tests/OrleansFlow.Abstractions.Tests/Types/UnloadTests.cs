using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using OrleansFlow.Types;

namespace OrleansFlow.Tests.Types;

[CollectionDefinition(nameof(UnloadTests), DisableParallelization = true)]
[Collection(nameof(UnloadTests))]
public class UnloadTests
{
    private const int MostCollections = 200;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void TheTypesOfAJobCanBeUnloadedWhileTheRegistryLives(bool own)
    {
        TypeRegistry registry = own ? new TypeRegistry() : TypeRegistry.Default;
        List<WeakReference> contexts = [.. Enumerable.Range(0, 5).Select(_ => UseInAContext(registry))];
        for (int i = 0; i < MostCollections && contexts.Exists(context => context.IsAlive); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.Empty(contexts.Index().Where(context => context.Item.IsAlive).Select(context => context.Index));
        GC.KeepAlive(registry);
    }

    /// <summary>Called by reflection, inside the other context.</summary>
    internal static void UseAll(TypeRegistry registry)
    {
        Use(registry, new Person("Ada", 36));
        Use(registry, new Point(1, 2));
        Use(registry, (new Point(1, 2), Color.Green, "x"));
        Use(registry, new List<Point?> { new(1, 2), null });
        Use(registry, new Dictionary<Point, Tree> { [new(1, 2)] = new("t", []) });
        Use<IShape>(registry, new Group([new Circle(1)]));
        Use(registry, new Basket());
        Use(registry, new[] { new Packed { A = 1 } });
        TypeSerializer<Pair<long, Point>> present = registry.For<Pair<long, Point>>();
        Bytes.Read(present.ReaderFor(registry.For<Pair<int, Point>>().Schema), Bytes.Write(registry.For<Pair<int, Point>>(), new(1, new(2, 3))));
        try
        {
            registry.For<Pair<int, Action>>();
            throw new InvalidOperationException("a delegate was accepted");
        }
        catch (UnsupportedTypeException)
        {
        }
    }

    private static void Use<T>(TypeRegistry registry, T value)
    {
        TypeSerializer<T> serializer = registry.For<T>();
        T read = Bytes.Read(serializer, Bytes.Write(serializer, value));
        serializer.Copy(read);
        if (serializer.IsKeyType(out _) && (serializer.HashKey(read) != serializer.HashKey(value) || !serializer.KeyEquals(read, value)))
        {
            throw new InvalidOperationException("a key has changed");
        }

        if (TypeSchema.FromBytes(serializer.Schema.ToBytes()).ToString() != serializer.Schema.ToString())
        {
            throw new InvalidOperationException("a schema has changed");
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference UseInAContext(TypeRegistry registry)
    {
        AssemblyLoadContext context = new("job", isCollectible: true);
        Assembly assembly = context.LoadFromAssemblyPath(typeof(UnloadTests).Assembly.Location);
        Type type = assembly.GetType(typeof(UnloadTests).FullName!)!;
        Assert.NotSame(typeof(UnloadTests), type);
        type.GetMethod(nameof(UseAll), BindingFlags.NonPublic | BindingFlags.Static)!.Invoke(null, [registry]);
        context.Unload();
        return new WeakReference(context);
    }
}

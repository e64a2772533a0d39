using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Loader;
using OrleansFlow.Capture;

namespace OrleansFlow.DataStream.Tests.Capture;

public class GrainInterfaceTests
{
    private const TypeAttributes Interface = TypeAttributes.Public | TypeAttributes.Interface | TypeAttributes.Abstract;

    [Fact]
    public void AShippedGrainInterfaceIsAClearError()
    {
        var context = new AssemblyLoadContext("grains", isCollectible: true);
        Assembly orleans = Build(context, "Orleans.Core.Fake", module => module.DefineType("Orleans.IGrain", Interface).CreateType());
        Type grain = orleans.GetType("Orleans.IGrain", throwOnError: true)!;
        Assembly program = Build(context, "Program", module => module.DefineType("My.ICounter", Interface, null, [grain]).CreateType());
        Assembly innocent = Build(context, "Innocent", module => module.DefineType("My.ICounter", Interface).CreateType());

        string message = Assert.Throws<JobSubmissionException>(() => GrainInterfaces.Refuse(program)).Message;
        GrainInterfaces.Refuse(innocent);

        Assert.Contains("Grain interface My.ICounter of assembly 'Program'", message, StringComparison.Ordinal);
        Assert.Contains("pipeline.provided-assemblies", message, StringComparison.Ordinal);
        context.Unload();
    }

    private static Assembly Build(AssemblyLoadContext context, string name, Func<ModuleBuilder, Type> define)
    {
        var builder = new PersistedAssemblyBuilder(new AssemblyName(name), typeof(object).Assembly);
        define(builder.DefineDynamicModule(name));
        using var stream = new MemoryStream();
        builder.Save(stream);
        stream.Position = 0;
        return context.LoadFromStream(stream);
    }
}

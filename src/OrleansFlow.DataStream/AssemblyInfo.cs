using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("OrleansFlow.DataStream.Tests")]
[assembly: InternalsVisibleTo("OrleansFlow.Tasks.Tests")]
[assembly: InternalsVisibleTo("OrleansFlow.Testing")]

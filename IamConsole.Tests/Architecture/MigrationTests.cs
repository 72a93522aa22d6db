using IamConsole.Core.Storage;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.Architecture;

public sealed class MigrationTests
{
    [Fact]
    public async Task The_migrations_make_the_model_as_it_is()
    {
        await using var iam = await IamFixture.CreateAsync();
        await using var db = await iam.Services.GetRequiredService<IDbContextFactory<IamDbContext>>().CreateDbContextAsync();

        Assert.False(db.Database.HasPendingModelChanges(), "The model has changes that no migration makes: dotnet ef migrations add NAME --project IamConsole.Core");
    }
}

using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IamConsole.Core.Storage.Migrations
{
    /// <inheritdoc />
    public partial class AccessAnalyzer : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Analyzers",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Type = table.Column<string>(type: "TEXT", nullable: false),
                    UnusedAccessAge = table.Column<int>(type: "INTEGER", nullable: true),
                    Exclusions = table.Column<string>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LastResourceAnalyzed = table.Column<string>(type: "TEXT", nullable: true),
                    LastResourceAnalyzedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Analyzers", x => new { x.AccountId, x.Id });
                    table.ForeignKey(
                        name: "FK_Analyzers_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AccessFindings",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    AnalyzerId = table.Column<string>(type: "TEXT", nullable: false),
                    FindingType = table.Column<string>(type: "TEXT", nullable: false),
                    Resource = table.Column<string>(type: "TEXT", nullable: false),
                    ResourceType = table.Column<string>(type: "TEXT", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", nullable: false),
                    Status = table.Column<string>(type: "TEXT", nullable: false),
                    Principal = table.Column<string>(type: "TEXT", nullable: false),
                    PrincipalType = table.Column<string>(type: "TEXT", nullable: false),
                    IsPublic = table.Column<bool>(type: "INTEGER", nullable: false),
                    Condition = table.Column<string>(type: "TEXT", nullable: false),
                    Details = table.Column<string>(type: "TEXT", nullable: false),
                    LastAccessedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    AnalyzedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessFindings", x => new { x.AccountId, x.Id });
                    table.ForeignKey(
                        name: "FK_AccessFindings_Analyzers_AccountId_AnalyzerId",
                        columns: x => new { x.AccountId, x.AnalyzerId },
                        principalTable: "Analyzers",
                        principalColumns: new[] { "AccountId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ArchiveRules",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    AnalyzerId = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Filter = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ArchiveRules", x => new { x.AccountId, x.AnalyzerId, x.Name });
                    table.ForeignKey(
                        name: "FK_ArchiveRules_Analyzers_AccountId_AnalyzerId",
                        columns: x => new { x.AccountId, x.AnalyzerId },
                        principalTable: "Analyzers",
                        principalColumns: new[] { "AccountId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AccessFindings_AccountId_AnalyzerId_Resource_FindingType_Subject",
                table: "AccessFindings",
                columns: new[] { "AccountId", "AnalyzerId", "Resource", "FindingType", "Subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AccessFindings_AccountId_AnalyzerId_Status_UpdatedAt",
                table: "AccessFindings",
                columns: new[] { "AccountId", "AnalyzerId", "Status", "UpdatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Analyzers_AccountId_Name",
                table: "Analyzers",
                columns: new[] { "AccountId", "Name" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AccessFindings");

            migrationBuilder.DropTable(
                name: "ArchiveRules");

            migrationBuilder.DropTable(
                name: "Analyzers");
        }
    }
}
